"""A round trip with pandas and its default, pyarrow's own file system. That one signs its tokens itself."""
import os

import pandas
from pyarrow import fs

OUTPUTS = os.environ["POLYAXON_RUN_OUTPUTS_PATH"]

losses = pandas.DataFrame({"step": [0, 1, 2], "loss": [1.0, 0.5, 0.25]})
losses.to_parquet(f"{OUTPUTS}/losses.parquet")
assert pandas.read_parquet(f"{OUTPUTS}/losses.parquet").equals(losses)

files, path = fs.FileSystem.from_uri(OUTPUTS)
with files.open_output_stream(f"{path}/note.txt") as file:
    file.write(b"hello from the pod\n")
print("found:", *sorted(found.base_name for found in files.get_file_info(fs.FileSelector(path))))

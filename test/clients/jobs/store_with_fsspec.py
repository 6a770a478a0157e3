"""A round trip with gcsfs, and with pandas and pyarrow, which both use it through fsspec. Prints what it found."""
import os

import fsspec
import pandas
import pyarrow.parquet

OUTPUTS = os.environ["POLYAXON_RUN_OUTPUTS_PATH"]
files = fsspec.filesystem("gs")

files.pipe(f"{OUTPUTS}/note.txt", b"hello from the pod\n")
assert files.cat(f"{OUTPUTS}/note.txt") == b"hello from the pod\n"

LARGE = bytes(range(256)) * 4096 * 6
with files.open(f"{OUTPUTS}/large.bin", "wb", block_size=5 * 1024 * 1024) as file:
    file.write(LARGE)
assert files.cat(f"{OUTPUTS}/large.bin") == LARGE

losses = pandas.DataFrame({"step": [0, 1, 2], "loss": [1.0, 0.5, 0.25]})
losses.to_csv(f"{OUTPUTS}/losses.csv", index=False)
assert pandas.read_csv(f"{OUTPUTS}/losses.csv").equals(losses)
losses.to_parquet(f"{OUTPUTS}/losses.parquet", filesystem=files)
assert pyarrow.parquet.read_table(f"{OUTPUTS}/losses.parquet", filesystem=files).to_pandas().equals(losses)

files.invalidate_cache()
print("found:", *sorted(os.path.basename(found) for found in files.ls(OUTPUTS)))

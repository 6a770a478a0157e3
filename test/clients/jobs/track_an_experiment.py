"""An experiment of Polyaxon 0.x: keeps files in its outputs, reads those of an earlier experiment and a data set.

Polyaxon 0.4 has log_output and log_outputs for what later is log_artifact and log_artifacts: the names are arguments.
"""

import json
import os
import sys

from polyaxon_client.tracking import Experiment, get_data_paths, get_outputs_path, get_outputs_refs_paths
from polystores.stores.manager import StoreManager

log_file, log_directory = sys.argv[1:]


def write(name):
    with open(name, "w") as file:
        file.write("content of " + name)


def names_in(store):
    listing = store.ls("")
    return sorted(name for name, _ in listing["files"]) + listing["dirs"]


os.makedirs("images/sub")
for name in ("weights.txt", "report.txt", "images/one.txt", "images/sub/two.txt"):
    write(name)

experiment = Experiment()
experiment.outputs_store.upload_file("weights.txt")
getattr(experiment, log_file)("report.txt")
getattr(experiment, log_directory)("images")
experiment.outputs_store.download_file("weights.txt", "downloaded.txt")
with open("downloaded.txt") as file:
    downloaded = file.read()

references = get_outputs_refs_paths()["experiments"]
data = {name: path for name, path in get_data_paths().items() if path.startswith("gs://")}
seen = {
    "outputs": get_outputs_path(),
    "downloaded": downloaded,
    "listed": names_in(experiment.outputs_store),
    "references": {path: names_in(StoreManager(path=path)) for path in references},
    "data": {path: names_in(StoreManager(path=path)) for path in data.values()},
}
print(json.dumps(seen))

"""Reads from the data bucket and writes to the one that its polyaxonfile chose, each with a key of its own."""
from polyaxon_client.tracking import Job, get_data_paths, get_outputs_path
from polystores.stores.manager import StoreManager

data = StoreManager(path=get_data_paths()["data"])
data.download_file("labels.csv", "labels.csv", use_basename=False)
with open("labels.csv") as file:
    labels = file.read().splitlines()

with open("report.txt", "w") as file:
    file.write("{} labels\n".format(len(labels)))
job = Job()
job.log_artifact("report.txt")
print("stored in", get_outputs_path())

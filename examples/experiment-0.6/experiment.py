"""An experiment of Polyaxon 0.x that keeps its results on Google Cloud Storage. Nothing in it is about credentials."""
import json
import os

from polyaxon_client.tracking import Experiment, get_outputs_path

outputs = get_outputs_path()
print("outputs:", outputs)
if not outputs.startswith("gs://"):
    # The client would go on with a local folder that nobody uploads.
    raise SystemExit("this run has no outputs on GCS")

experiment = Experiment()

with open("metrics.json", "w") as file:
    json.dump({"loss": 0.25}, file)
os.makedirs("model", exist_ok=True)
with open("model/weights.txt", "w") as file:
    file.write("1 2 3\n")

experiment.log_metrics(loss=0.25)
experiment.log_artifact("metrics.json")
experiment.log_artifacts("model")

print("stored:", experiment.outputs_store.ls(""))
experiment.outputs_store.download_file("metrics.json", "metrics-again.json", use_basename=False)
with open("metrics-again.json") as file:
    print("read back:", json.load(file))

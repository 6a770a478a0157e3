"""The least that a run of Polyaxon 0.x does with its outputs."""

from polyaxon_client.tracking import Experiment

with open("weights.txt", "w") as file:
    file.write("content of weights.txt")

experiment = Experiment()
experiment.log_artifact("weights.txt")
print("done:", experiment.get_outputs_path())

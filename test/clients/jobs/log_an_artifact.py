"""The smallest use of outputs in a run of Polyaxon 0.x: log_artifact, which 0.4 calls log_output.

0.4 has a log_artifact as well, which fails by itself: the name is an argument.
"""

import sys

from polyaxon_client.tracking import Experiment

[log_file] = sys.argv[1:]

with open("weights.txt", "w") as file:
    file.write("content of weights.txt")

experiment = Experiment()
getattr(experiment, log_file)("weights.txt")
print("done:", experiment.get_outputs_path())

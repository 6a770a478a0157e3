"""TensorFlow before and after the call of polyaxon-client 0.x for the experiment. That call reads the client's key."""
import os
import tempfile

import tensorflow as tf
from polyaxon_client.tracking import Experiment

OUTPUTS = os.environ["POLYAXON_RUN_OUTPUTS_PATH"]


def train(name):
    try:
        tf.io.gfile.makedirs(OUTPUTS)
        with tf.io.gfile.GFile(f"{OUTPUTS}/{name}", "w") as file:
            file.write("from TensorFlow\n")
        print("trained:", name, flush=True)
    except tf.errors.PermissionDeniedError as error:
        print("refused:", name, error.message.splitlines()[0], flush=True)


def track(name):
    os.chdir(tempfile.mkdtemp())
    with open(name, "w") as file:
        file.write("from polyaxon-client\n")
    Experiment().outputs_store.upload_file(name)
    print("tracked:", name, flush=True)


train("before.txt")
track("metrics.txt")
train("after.txt")

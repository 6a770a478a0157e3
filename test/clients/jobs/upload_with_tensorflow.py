"""One large file, written and read again."""
import os

import tensorflow as tf

PATH = os.environ["POLYAXON_RUN_OUTPUTS_PATH"] + "/large.bin"
LARGE = bytes(range(256)) * 4096 * 5

with tf.io.gfile.GFile(PATH, "wb") as file:
    file.write(LARGE)
with tf.io.gfile.GFile(PATH, "rb") as file:
    assert file.read() == LARGE
print("found: large.bin")

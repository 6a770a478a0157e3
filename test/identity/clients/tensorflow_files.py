"""TensorFlow's file system for gs://, in C++. It does not show its account, so the question is which account's object it can read."""
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf  # noqa: E402


def accounts(question):
    readable = (name for name, path in question["objects"].items() if can_read(path))
    return {"tensorflow": next(readable, "nobody")}


def can_read(path):
    try:
        return tf.io.gfile.exists(path)
    except tf.errors.PermissionDeniedError:
        return False

"""A training job's use of TensorFlow's file system, on the run's path. Each step ends with a line.

train.py [STEP...]: those steps only.
"""
import os
import sys

import tensorflow as tf

OUTPUTS = os.environ["POLYAXON_RUN_OUTPUTS_PATH"]
files = tf.io.gfile


def path(*names):
    return "/".join([OUTPUTS, *names])


def write(name, text):
    with files.GFile(path(name), "w") as file:
        file.write(text)


def read(name):
    with files.GFile(path(name)) as file:
        return file.read()


def work_with_files():
    files.makedirs(path("notes"))
    write("notes/first.txt", "hello from the pod\n")
    assert read("notes/first.txt") == "hello from the pod\n"
    files.rename(path("notes/first.txt"), path("notes/kept.txt"))
    write("notes/second.txt", "not for long")
    assert sorted(files.listdir(path("notes"))) == ["kept.txt", "second.txt"]
    files.remove(path("notes/second.txt"))
    assert not files.exists(path("notes/second.txt"))


def write_summaries():
    with tf.summary.create_file_writer(path("logs", "train")).as_default():
        for step in range(5):
            tf.summary.scalar("loss", 1 / (step + 1), step=step)


def restore_a_checkpoint():
    weights = tf.Variable([1.0, 2.0])
    checkpoint = tf.train.Checkpoint(weights=weights)
    manager = tf.train.CheckpointManager(checkpoint, path("checkpoints"), max_to_keep=2)
    for _ in range(3):
        weights.assign_add([1.0, 1.0])
        manager.save()
    weights.assign([0.0, 0.0])
    checkpoint.restore(manager.latest_checkpoint).assert_consumed()
    assert weights.numpy().tolist() == [4.0, 5.0]


def a_model():
    model = tf.keras.Sequential([tf.keras.layers.Input((4,)), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    return model


def train_with_keras():
    inputs = tf.random.uniform((32, 4))
    targets = tf.reduce_sum(inputs, axis=1, keepdims=True)
    model = a_model()
    after_each_epoch = tf.keras.callbacks.ModelCheckpoint(path("models", "epoch-{epoch}.keras"))
    model.fit(inputs, targets, epochs=2, verbose=0, callbacks=[after_each_epoch])
    model.save(path("models", "last.keras"))
    for name in ("epoch-2.keras", "last.keras"):
        loaded = tf.keras.models.load_model(path("models", name))
        assert (loaded.predict(inputs, verbose=0) == model.predict(inputs, verbose=0)).all()
    model.export(path("saved-model"))
    served = tf.saved_model.load(path("saved-model"))
    assert served.serve(inputs).shape == (32, 1)


STEPS = [work_with_files, write_summaries, restore_a_checkpoint, train_with_keras]

for step in STEPS:
    if len(sys.argv) == 1 or step.__name__ in sys.argv:
        step()
        print("done:", step.__name__, flush=True)

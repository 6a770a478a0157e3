"""Trains on MNIST with data, checkpoints, TensorBoard and model on Google Cloud Storage. Nothing in it is about credentials."""
import argparse
import io
import os

import numpy
import tensorflow as tf
from tensorflow import keras

parser = argparse.ArgumentParser()
parser.add_argument("--data", required=True, help="mnist.npz, such as gs://plx-data/mnist.npz")
parser.add_argument("--epochs", type=int, default=3)
parser.add_argument("--limit", type=int, default=60000, help="train on this many images only")
options = parser.parse_args()

outputs = os.environ["POLYAXON_RUN_OUTPUTS_PATH"]
print("outputs:", outputs)

with tf.io.gfile.GFile(options.data, "rb") as file:
    mnist = numpy.load(io.BytesIO(file.read()))
images = mnist["x_train"][: options.limit, ..., None] / 255.0
labels = mnist["y_train"][: options.limit]

model = keras.Sequential(
    [
        keras.layers.Input((28, 28, 1)),
        keras.layers.Conv2D(16, 3, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(
    images,
    labels,
    epochs=options.epochs,
    verbose=2,
    callbacks=[
        keras.callbacks.ModelCheckpoint(outputs + "/checkpoints/epoch-{epoch:02d}.keras"),
        keras.callbacks.TensorBoard(outputs + "/logs"),
        # A pod that is started again goes on after the last whole epoch.
        keras.callbacks.BackupAndRestore(outputs + "/backup"),
    ],
)
model.save(outputs + "/model.keras")

again = keras.models.load_model(outputs + "/model.keras")
loss, accuracy = again.evaluate(images, labels, verbose=0)
print(f"accuracy of the stored model: {accuracy:.3f}")

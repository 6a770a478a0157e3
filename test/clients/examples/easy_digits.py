"""Prints, in base64, an mnist.npz in Keras' form. A network learns its digits in seconds: the higher a digit, the further right its bar."""
import base64
import io

import numpy

labels = numpy.arange(300, dtype="uint8") * 7 % 10
images = numpy.zeros((len(labels), 28, 28), dtype="uint8")
for image, label in zip(images, labels):
    image[:, 2 * label + 2 : 2 * label + 5] = 255

archive = io.BytesIO()
numpy.savez(archive, x_train=images, y_train=labels)
print(base64.b64encode(archive.getvalue()).decode())

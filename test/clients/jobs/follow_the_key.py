"""Stores an object, waits for another key in the file of its key, and stores one more with a new client."""
import json
import os
import time
from urllib.parse import urlparse

from google.cloud import storage

outputs = urlparse(os.environ["POLYAXON_RUN_OUTPUTS_PATH"])


def store(name):
    blob = storage.Client().bucket(outputs.netloc).blob(f"{outputs.path.strip('/')}/{name}")
    blob.upload_from_string(f"{name}\n")
    print("stored:", name, flush=True)


def key_id():
    with open(os.environ["GOOGLE_APPLICATION_CREDENTIALS"]) as file:
        return json.load(file)["private_key_id"]


first = key_id()
store("first.txt")
while key_id() == first:
    time.sleep(0.2)
store("second.txt")

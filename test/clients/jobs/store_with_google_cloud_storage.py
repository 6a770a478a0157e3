"""A round trip with google-cloud-storage: in one piece, in chunks and as a list. Prints what it found."""
import io
import os
from urllib.parse import urlparse

from google.cloud import storage

outputs = urlparse(os.environ["POLYAXON_RUN_OUTPUTS_PATH"])
bucket = storage.Client().bucket(outputs.netloc)


def blob(name, **options):
    return bucket.blob(f"{outputs.path.strip('/')}/{name}", **options)


LARGE = bytes(range(256)) * 4096 * 3
blob("note.txt").upload_from_string("hello from the pod\n")
blob("large.bin", chunk_size=1024 * 1024).upload_from_file(io.BytesIO(LARGE))
assert blob("note.txt").download_as_bytes() == b"hello from the pod\n"
assert blob("large.bin").download_as_bytes() == LARGE
print("found:", *sorted(os.path.basename(found.name) for found in bucket.list_blobs(prefix=outputs.path.strip("/"))))

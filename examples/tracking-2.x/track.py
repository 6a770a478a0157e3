"""A run of Polyaxon 2.x that reads and writes its artifacts store itself. Nothing in it is about credentials."""
from polyaxon import tracking
from polyaxon.fs import get_artifacts_connection, get_sync_fs_from_connection

tracking.init()

outputs = tracking.get_outputs_path(use_store_path=True)
print("outputs:", outputs)
if not outputs.startswith("gs://"):
    # The client would go on with the folder that the sidecar uploads, or with one that nobody does.
    raise SystemExit("this run knows no artifacts store on GCS")

store = get_sync_fs_from_connection(get_artifacts_connection())
with store.open(f"{outputs}/predictions/part-0.csv", "w") as file:
    file.write("label,score\n7,0.98\n")
print("stored:", store.find(outputs))
print("read back:", store.cat(f"{outputs}/predictions/part-0.csv").decode())

# Not on GCS yet: Polyaxon's sidecar uploads what is logged.
tracking.log_metrics(loss=0.25, step=1)
tracking.end()

"""A run of Polyaxon 2.x that keeps its model in the artifacts store."""

import json

from polyaxon import tracking
from polyaxon.fs import get_artifacts_connection, get_sync_fs_from_connection

tracking.init()
outputs = tracking.get_outputs_path(use_store_path=True)
store = get_sync_fs_from_connection(get_artifacts_connection())
with store.open(outputs + "/model.bin", "wb") as file:
    file.write(b"weights")
seen = {
    "store": type(store).__name__,
    "outputs": outputs,
    "model": store.cat(outputs + "/model.bin").decode(),
    "listed": sorted(store.ls(outputs)),
}
print(json.dumps(seen))
tracking.end()

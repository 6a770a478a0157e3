"""polyaxon 2.x: the file system of each connection, as a script gets it, and of the run's own store."""
from credentials import account
from fsspec.implementations.local import LocalFileSystem
from polyaxon._connections import CONNECTION_CONFIG
from polyaxon._fs.fs import get_artifacts_connection, get_sync_fs_from_connection

import vents.providers.gcp.gcs  # noqa: F401 (after polyaxon has set vents up; it would load it late)


def accounts(question):
    # The client does this at import.
    CONNECTION_CONFIG.catalog = CONNECTION_CONFIG.load_connections_catalog()
    connections = filter(None, map(CONNECTION_CONFIG.get_connection_for, question["connections"]))
    found = {one.name: account(lambda: credentials_of(one)) for one in connections}
    return {**found, "outputs": account(lambda: open_store(get_artifacts_connection()))}


def open_store(connection):
    """The store's path too: tracking's `get_outputs_path(use_store_path=True)` depends on it."""
    if connection is not None:
        connection.store_path
    return credentials_of(connection)


def credentials_of(connection):
    fs = get_sync_fs_from_connection(connection)
    if isinstance(fs, LocalFileSystem):
        return "local"
    return fs.credentials.credentials

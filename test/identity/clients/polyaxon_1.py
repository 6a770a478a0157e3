"""polyaxon 1.x: the file system of each known connection, and of the run's own store."""
import os

from credentials import account
from fsspec.implementations.local import LocalFileSystem
from polyaxon.connections.reader import get_connection_schema_env_name, get_connection_type
from polyaxon.fs import gcs  # noqa: F401 (polyaxon loads it late)
from polyaxon.fs.fs import get_artifacts_connection_type, get_sync_fs_from_type


def accounts(question):
    names = [name for name in question["connections"] if get_connection_schema_env_name(name) in os.environ]
    found = {name: account(lambda: credentials_of(get_connection_type(name))) for name in names}
    return {**found, "outputs": account(open_store)}


def open_store():
    connection = get_artifacts_connection_type()
    if connection is not None:
        connection.store_path
    return credentials_of(connection)


def credentials_of(connection):
    fs = get_sync_fs_from_type(connection)
    return "local" if isinstance(fs, LocalFileSystem) else fs.credentials.credentials

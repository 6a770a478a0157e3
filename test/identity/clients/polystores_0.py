"""polystores, the stores of polyaxon-client 0.4 to 0.6: the store of each path of a run."""
import importlib
import json
import os

import google.auth
from credentials import account
from google.cloud import storage  # noqa: F401 (polystores loads it late)
from polystores import settings
from polystores.stores import gcs_store  # noqa: F401 (the same)
from polystores.stores.manager import StoreManager


def accounts(question):
    importlib.reload(settings)  # it keeps the variables from its import
    found = {name: account(lambda: credentials_of(path)) for name, path in paths()}
    return {**found, "google once tracked": account(default_once_tracked)}


def paths():
    """The paths of a run by purpose."""
    yield "outputs", os.environ.get("POLYAXON_RUN_OUTPUTS_PATH")
    for name, path in read("POLYAXON_RUN_DATA_PATHS").items():
        yield "data " + name, path
    for kind, refs in read("POLYAXON_REFS_OUTPUTS_PATHS").items():
        for index, path in enumerate(refs or []):
            yield "{} {}".format(kind, index), path


def read(name):
    return json.loads(os.environ.get(name) or "{}") or {}


def credentials_of(path):
    store = StoreManager(path=path).store
    return "local" if store.is_local_store else store.client._credentials


def default_once_tracked():
    """The account of Google's libraries after `Experiment()`, which writes a key from a variable to a file."""
    StoreManager(path=os.environ.get("POLYAXON_RUN_OUTPUTS_PATH")).set_env_vars()
    return google.auth.default()[0]

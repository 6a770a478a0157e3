"""Google's own libraries for Python, and gcloud."""
import json
import os

import google.auth
import gcsfs
from credentials import account


def accounts(question):
    return {
        "google-auth": account(lambda: google.auth.default()[0]),
        "gcsfs": account(lambda: gcsfs.GCSFileSystem().credentials.credentials),
        "gcloud": account(lambda: gcloud(question["script"].get("gcloudKey"))),
    }


def gcloud(activated):
    """The order of `_Load` in the SDK's core/credentials/store.py (528), which is in no registry of packages.

    A token, a file of a token, the file of the override, and only then the active account: CLOUDSDK_CORE_ACCOUNT, else
    the one that `gcloud auth activate-service-account` left. An empty variable counts as none.
    """
    for name in ("CLOUDSDK_AUTH_ACCESS_TOKEN", "CLOUDSDK_AUTH_ACCESS_TOKEN_FILE"):
        if os.environ.get(name):
            return "the holder of " + name
    override = os.environ.get("CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE")
    if override:
        return google.auth.load_credentials_from_file(override)[0]
    if os.environ.get("CLOUDSDK_CORE_ACCOUNT"):
        return os.environ["CLOUDSDK_CORE_ACCOUNT"].split("@")[0]
    if activated is None:
        return "nobody"
    with open(activated) as file:
        return json.load(file)["client_email"].split("@")[0]

"""The proof's names for the results of clients."""
from google.auth.exceptions import DefaultCredentialsError

# google-auth's message if it found nothing at all. It has another one for a variable that names no file.
NOTHING = ("Your default credentials were not found", "Could not automatically determine credentials")


def account(find):
    """The account of the credentials from `find`, `nobody` if there are none, or the name of the fault."""
    try:
        return name_of(find())
    except DefaultCredentialsError as fault:
        return "nobody" if str(fault).startswith(NOTHING) else "DefaultCredentialsError"
    except Exception as fault:
        return type(fault).__name__


def name_of(credentials):
    if isinstance(credentials, str):
        return credentials
    email = getattr(credentials, "service_account_email", None)
    return email.split("@")[0] if email else "nobody"

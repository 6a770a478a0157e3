"""How the proof calls what a client found."""
from google.auth.exceptions import DefaultCredentialsError

# What google-auth says where it found nothing at all. With a variable that names no file it says something else.
NOTHING = ("Your default credentials were not found", "Could not automatically determine credentials")


def account(find):
    """The account of the credentials that `find` gives, `nobody` where there are none, or the name of the fault."""
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

"""What the page's script must know of the site; written into the page, never into the script."""

from django.conf import settings


def device_settings() -> dict[str, str]:
    """The name mixed into passphrases and passkeys."""
    return {"site": settings.SITE}

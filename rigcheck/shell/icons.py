"""The icon sprite: one file, one address, symbols by name."""

import re
from functools import cache, lru_cache

from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

SPRITE = "icons.svg"


@cache
def address() -> str:
    """Where the sprite lies; the same for as long as the process runs."""
    return static(SPRITE)


@lru_cache(maxsize=512)
def svg(name: str, label: str, size: str) -> SafeString:
    """The markup that shows one symbol; a page has dozens, so it is built once."""
    kind = f"icon icon-{size}" if size else "icon"
    voice = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html('<svg class="{}" {}><use href="{}#{}"/></svg>', kind, voice, address(), name)


@cache
def names() -> list[str]:
    """Every symbol of the sprite."""
    found = finders.find(SPRITE)
    if not isinstance(found, str):
        return []
    with open(found, encoding="utf-8") as sprite:
        return re.findall(r'<symbol id="([a-z0-9-]+)"', sprite.read())

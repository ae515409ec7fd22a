"""What is measured on every page: width, targets, the way of the keyboard, headers."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page

LEAST, LEAST_IN_TEXT = 44, 24
"""Pixels that a thumb in a glove needs, and a link inside a sentence."""

SMALL = """([least, inText]) => {
  const shown = one => one.checkVisibility({ visibilityProperty: true }) && !one.closest('[aria-hidden=true]');
  const box = one => {
    const own = one.getBoundingClientRect();
    const label = one.labels?.[0]?.getBoundingClientRect();
    return label && label.height > own.height ? label : own;
  };
  return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
    .filter(shown)
    .filter(one => !one.classList.contains('skip'))
    .map(one => {
      const inSentence = one.tagName === 'A' && getComputedStyle(one).display.startsWith('inline')
        && getComputedStyle(one).display === 'inline';
      return [one.outerHTML.slice(0, 120), Math.round(box(one).height), inSentence ? inText : least];
    })
    .filter(([, height, wanted]) => height < wanted);
}"""

WATCH = """() => {
  const looks = one => [
      [one], [one, '::after'], [one?.closest('label')], [one?.labels?.[0]], [one?.nextElementSibling],
      [one?.parentElement],
    ].map(([each, part]) => {
      if (!each) return '';
      const style = getComputedStyle(each, part);
      const own = `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor} ${style.boxShadow}`;
      return style.outlineStyle === 'none' ? `none ${style.boxShadow}` : own;
    }).join('|');
  document.activeElement.blur();
  const wanted = [...document.querySelectorAll(
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
    .filter(one => !one.disabled && one.checkVisibility({ visibilityProperty: true }) && !one.closest('[inert]'));
  const before = new Map(wanted.map(one => [one, looks(one)]));
  const reached = window.reached = new Set();
  const unseen = window.unseen = [];
  document.addEventListener('focusin', event => {
    const one = event.target;
    reached.add(one);
    if (before.has(one) && looks(one) === before.get(one)) unseen.push(one.outerHTML.slice(0, 120));
  });
  window.missed = () => {
    const groups = new Set([...reached].filter(one => one.type === 'radio').map(one => one.name));
    return wanted
      .filter(one => !reached.has(one) && one.checkVisibility({ visibilityProperty: true }))
      .filter(one => !(one.type === 'radio' && groups.has(one.name)))
      .map(one => one.outerHTML.slice(0, 120));
  };
  // A field for a day or a time of day is several stops: its parts, and the button that opens it.
  const parts = { date: 3, time: 3, 'datetime-local': 7 };
  return wanted.reduce((sum, one) => sum + 1 + (parts[one.type] ?? 0), 0);
}"""


WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')]
    .filter(one => one.getBoundingClientRect().right > width + 1 && one.checkVisibility())
    .map(one => `${one.outerHTML.slice(0, 100)} ends at ${Math.round(one.getBoundingClientRect().right)}`)
    .slice(0, 5);
}"""


def wide(page: Page, width: int) -> list[str]:
    """What reaches beyond a screen of `width` pixels, so that the page scrolls sideways."""
    page.set_viewport_size({"width": width, "height": 844})
    return list(page.evaluate(WIDE))


def small(page: Page) -> list[Any]:
    """Whatever can be pressed and is too low: what, its height, the height wanted."""
    return list(page.evaluate(SMALL, [LEAST, LEAST_IN_TEXT]))


def tabbed(page: Page) -> dict[str, list[str]]:
    """What Tab never reaches, and where the focus cannot be seen."""
    stops = page.evaluate(WATCH)
    for _ in range(stops + 4):
        page.keyboard.press("Tab")
    return {"missed": page.evaluate("missed()"), "unseen": page.evaluate("unseen")}


def loose_headers(headers: Mapping[str, str]) -> list[str]:
    """What is missing from an answer's headers."""
    policy = headers.get("content-security-policy", "")
    wanted = {
        "default-src 'none'": "default-src 'none'" in policy,
        "nothing unsafe": "unsafe" not in policy,
        "nothing from elsewhere": "http" not in policy and "*" not in policy,
        "no-store": "no-store" in headers.get("cache-control", ""),
        "no referrer to others": headers.get("referrer-policy") in {"no-referrer", "same-origin"},
        "nosniff": headers.get("x-content-type-options") == "nosniff",
        "not framed": headers.get("x-frame-options") == "DENY",
        "not compressed": "content-encoding" not in headers,
        "no server name": "server" not in headers,
    }
    return [name for name, holds in wanted.items() if not holds]

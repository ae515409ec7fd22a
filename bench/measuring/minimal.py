"""Django at its least on our own server: one view, one small template, no middleware, no database.

python bench/measuring/minimal.py PORT WORKERS
"""

import sys

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from rigcheck.doors import serving
from rigcheck.doors.thinshell import thin_shell

PAGE = (
    "<!doctype html><title>{{ title }}</title><ul>{% for word in words %}<li>{{ forloop.counter }} {{ word }}</li>"
    "{% endfor %}</ul>"
)
ENGINE = {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": False}


def page(_: HttpRequest) -> HttpResponse:
    """Five words in a list."""
    body = TEMPLATE.render({"title": "Check in", "words": ["very low", "low", "so-so", "good", "very good"]}).encode()
    return HttpResponse(body, headers={"Content-Length": str(len(body))})


urlpatterns = [path("", page)]

if __name__ == "__main__":
    settings.configure(ROOT_URLCONF=sys.modules[__name__], ALLOWED_HOSTS=["*"], MIDDLEWARE=[], TEMPLATES=[ENGINE])
    pages = get_wsgi_application()
    TEMPLATE = engines["django"].from_string(PAGE)
    serving.run(thin_shell(pages, streams={}), int(sys.argv[1]), workers=int(sys.argv[2]))

"""The care pages as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rigcheck.settings.care")
pages = get_wsgi_application()

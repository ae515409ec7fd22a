"""The roster pages as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rigcheck.settings.roster")
pages = get_wsgi_application()
_ = get_resolver().url_patterns  # every view is loaded now, once for all workers, and not at the first page

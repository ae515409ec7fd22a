"""Django for care on a database that is thrown away. Imported before anything of Django's.

`run.py bench` names a folder that it deletes afterwards; without it a new one is made under the system's own.
"""

import os
import tempfile

os.environ.update(DJANGO_SETTINGS_MODULE="rigcheck.settings.care", RIGCHECK_LOOPBACK="1")
if not os.environ.get("RIGCHECK_DATA"):
    os.environ["RIGCHECK_DATA"] = tempfile.mkdtemp(prefix="rigcheck-bench-")

import django

django.setup()

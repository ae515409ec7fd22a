"""A tiny oTree project: one questionnaire page, which bench/pages.py presses beside the check-in page."""

SESSION_CONFIGS = [{"name": "questionnaire", "app_sequence": ["questionnaire"], "num_demo_participants": 1}]
SESSION_CONFIG_DEFAULTS = {"real_world_currency_per_point": 1.0, "participation_fee": 0.0, "doc": ""}
PARTICIPANT_FIELDS: list[str] = []
SESSION_FIELDS: list[str] = []
LANGUAGE_CODE = "en"
REAL_WORLD_CURRENCY_CODE = "USD"
USE_POINTS = False
ADMIN_USERNAME = "admin"
ADMIN_PASSWORD = None
SECRET_KEY = "no secret: measured on this machine only"  # noqa: S105

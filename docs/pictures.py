"""Takes the pictures of README and guide from those that the journeys made: `python docs/pictures.py`, after the tests.

Each is the first screen of a phone, in few colours so that the file stays small.
"""

from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
MADE = ROOT / ".screenshots"
KEPT = ROOT / "docs" / "screenshots"
SHOWN = (
    *("today-phone-light", "assessments-item-9-phone-dark", "how-phone-red"),
    *("backup-choose-phone-dark", "backup-nobody-phone-light", "backup-waiting-phone-red", "backup-taken-phone-dark"),
    *("backup-late-phone-dark", "backup-exhausted-phone-light"),
    *("safety-plan-mine-phone-dark", "safety-plan-offline-phone-light"),
)
WIDTH, HEIGHT = 780, 1688
"""A phone of 390 by 844 points, twice as fine."""


def main() -> None:
    """Crop and keep each picture that there is."""
    KEPT.mkdir(exist_ok=True)
    for name in SHOWN:
        with Image.open(MADE / f"{name}.png") as picture:
            wide = picture.convert("RGB").resize((WIDTH, round(picture.height * WIDTH / picture.width)))
            wide.crop((0, 0, WIDTH, HEIGHT)).quantize(96).save(KEPT / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()

"""What a telephone gateway is told to do: TwiML, of which we need four words."""

from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SECONDS = 10
ROUNDS = 2


def ask_for_one(words: str, *, answer_at: str) -> str:
    """Say `words` and wait for one digit, twice; the digit is posted to `answer_at`. Without one the line is closed."""
    asking = (
        f'<Gather input="dtmf" numDigits="1" timeout="{SECONDS}" method="POST" action={quoteattr(answer_at)}>'
        f"<Say>{escape(words)}</Say></Gather>"
    )
    return f"{HEAD}<Response>{asking * ROUNDS}<Hangup/></Response>"


def said(words: str = "", *, spoken: bool) -> str:
    """The answer to what a gateway told us: a sentence (spoken in the call, or as a text), or nothing."""
    if not words:
        return f"{HEAD}<Response/>"
    if spoken:
        return f"{HEAD}<Response><Say>{escape(words)}</Say><Hangup/></Response>"
    return f"{HEAD}<Response><Message>{escape(words)}</Message></Response>"

"""The cast at How am I doing: a member and a stranger who are signed in, and somebody who is not."""

from tests.care.checkins.conftest import edge as edge
from tests.care.checkins.conftest import other as other
from tests.care.checkins.conftest import owner as owner
from tests.care.checkins.conftest import passer_by as passer_by
from tests.care.checkins.conftest import signed_in as signed_in
from tests.care.checkins.conftest import strangers as strangers

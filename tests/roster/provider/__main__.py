"""An OpenID Connect provider by Authlib and Flask, as an agency has one: `python -m tests.roster.provider PORT`.

Authorization code flow with PKCE, signed id tokens, discovery. Its people stand in `PEOPLE`; there is no password,
because what is tested is what roster does with the answer.
"""

import logging
import secrets
import sys
import time
from dataclasses import dataclass, field
from typing import Any

from authlib.integrations.flask_oauth2 import AuthorizationServer, ResourceProtector
from authlib.oauth2.rfc6749 import ClientMixin, TokenMixin, grants
from authlib.oauth2.rfc6750 import BearerTokenValidator
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import UserInfo
from authlib.oidc.core.grants import OpenIDCode
from flask import Flask, Response, jsonify, request
from joserfc.jwk import ECKey
from werkzeug.wrappers import Response as Answer

CLIENT, SECRET, ALGORITHM = "rigcheck", "provider-test-secret", "ES256"
PEOPLE: dict[str, dict[str, Any]] = {
    "jordan": {"sub": "u-1", "name": "Jordan Vale", "email": "Jordan.Vale@Marshpoint.example", "email_verified": True},
    "twin": {"sub": "u-2", "name": "Jordan Vale", "email": "jordan.vale@marshpoint.example", "email_verified": True},
    "stranger": {"sub": "u-3", "name": "Sam Oak", "email": "sam.oak@marshpoint.example", "email_verified": True},
    "loose": {"sub": "u-4", "name": "Lee Fern", "email": "lee.fern@marshpoint.example", "email_verified": False},
    "nameless": {"sub": "u-5", "name": "No Address"},
}
PAGE = '<!doctype html><html lang="en"><title>Sign in</title><main><h1>Marsh Point sign-in</h1><form method="post">{}'
BUTTON = '<button name="person" value="{0}">{0}</button>'


@dataclass
class User:
    """Somebody the agency knows."""

    who: str

    def get_user_id(self) -> str:
        return str(PEOPLE[self.who]["sub"])


class Client(ClientMixin):  # type: ignore[misc]
    """Roster, as the provider knows it."""

    def __init__(self, redirects: set[str]) -> None:
        self.redirects = redirects
        self.id_token_signed_response_alg = ALGORITHM

    def get_client_id(self) -> str:
        return CLIENT

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri in self.redirects

    def check_client_secret(self, client_secret: str) -> bool:
        return secrets.compare_digest(client_secret, SECRET)

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method in {"client_secret_post", "client_secret_basic"}

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


@dataclass
class Code:
    """A code that is good once, for a minute."""

    user: User
    scope: str
    redirect_uri: str
    code_challenge: str
    code_challenge_method: str
    nonce: str = ""
    until: float = field(default_factory=lambda: time.time() + 60)

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str:
        return self.nonce

    def get_auth_time(self) -> int:
        return int(time.time())

    def get_acr(self) -> None: ...

    def get_amr(self) -> None: ...


@dataclass
class Token(TokenMixin):  # type: ignore[misc]
    """An access token and whose it is."""

    user: User
    scope: str

    def get_scope(self) -> str:
        return self.scope

    def is_expired(self) -> bool:
        return False

    def is_revoked(self) -> bool:
        return False


CODES: dict[str, Code] = {}
TOKENS: dict[str, Token] = {}


class CodeGrant(grants.AuthorizationCodeGrant):  # type: ignore[misc]
    """Codes in memory."""

    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_post", "client_secret_basic"]

    def save_authorization_code(self, code: str, request: Any) -> None:
        said = request.payload.data
        CODES[code] = Code(
            user=request.user,
            scope=request.payload.scope,
            redirect_uri=request.payload.redirect_uri,
            code_challenge=said.get("code_challenge", ""),
            code_challenge_method=said.get("code_challenge_method", ""),
            nonce=said.get("nonce", ""),
        )

    def query_authorization_code(self, code: str, client: Any) -> Code | None:
        found = CODES.get(code)
        return found if found and found.until > time.time() else None

    def delete_authorization_code(self, authorization_code: Code) -> None:
        for code in [code for code, one in CODES.items() if one is authorization_code]:
            del CODES[code]

    def authenticate_user(self, authorization_code: Code) -> User:
        return authorization_code.user


class Connect(OpenIDCode):  # type: ignore[misc]
    """Id tokens signed by the provider's key."""

    def __init__(self, issuer: str, key: ECKey) -> None:
        super().__init__(require_nonce=False)
        self.issuer, self.key = issuer, key

    def exists_nonce(self, nonce: str, request: Any) -> bool:
        return False

    def resolve_client_private_key(self, client: Any) -> ECKey:
        return self.key

    def get_client_claims(self, client: Any) -> dict[str, Any]:
        return {"iss": self.issuer, "aud": [CLIENT]}

    def get_encode_header(self, client: Any) -> dict[str, str]:
        return {"alg": ALGORITHM, "kid": "one"}

    def generate_user_info(self, user: User, scope: str) -> UserInfo:
        return UserInfo(**PEOPLE[user.who])


class Bearer(BearerTokenValidator):  # type: ignore[misc]
    """Access tokens in memory."""

    def authenticate_token(self, token_string: str) -> Token | None:
        return TOKENS.get(token_string)


def made(issuer: str, redirects: set[str]) -> Flask:
    """The provider at this address, which sends people back to these addresses only."""
    app, key = Flask(__name__), ECKey.generate_key("P-256", {"kid": "one"})
    client = Client(redirects)

    def save(token: dict[str, Any], request: Any) -> None:
        TOKENS[token["access_token"]] = Token(request.user, token["scope"])

    server = AuthorizationServer(app, lambda name: client if name == CLIENT else None, save)
    server.register_grant(CodeGrant, [Connect(issuer, key), CodeChallenge(required=True)])
    protect = ResourceProtector()
    protect.register_token_validator(Bearer())

    @app.get("/.well-known/openid-configuration")
    def configuration() -> Response:
        return jsonify(
            issuer=issuer,
            authorization_endpoint=f"{issuer}/authorize",
            token_endpoint=f"{issuer}/token",
            userinfo_endpoint=f"{issuer}/userinfo",
            jwks_uri=f"{issuer}/jwks",
            response_types_supported=["code"],
            subject_types_supported=["public"],
            id_token_signing_alg_values_supported=[ALGORITHM],
            token_endpoint_auth_methods_supported=["client_secret_basic", "client_secret_post"],
            code_challenge_methods_supported=["S256"],
        )

    @app.route("/authorize", methods=["GET", "POST"])
    def authorize() -> Any:
        who = request.form.get("person")
        grant = server.get_consent_grant(end_user=User(who) if who in PEOPLE else None)
        if not who:
            return PAGE.format("".join(BUTTON.format(one) for one in (*PEOPLE, "nobody")))
        return server.create_authorization_response(grant_user=User(who) if who in PEOPLE else None, grant=grant)

    app.add_url_rule("/token", "token", server.create_token_response, methods=["POST"])
    app.add_url_rule("/userinfo", "userinfo", protect("openid")(_userinfo(protect)))
    app.add_url_rule("/jwks", "jwks", lambda: jsonify(keys=[key.as_dict(private=False)]))
    return app


def _userinfo(protect: ResourceProtector) -> Any:
    from authlib.integrations.flask_oauth2 import current_token

    def userinfo() -> Answer:
        return jsonify(PEOPLE[current_token.user.who])

    return userinfo


if __name__ == "__main__":
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    port, *back = sys.argv[1:]
    made(f"http://127.0.0.1:{port}", set(back)).run("127.0.0.1", int(port), threaded=True)

"""Who may talk to the app, and what its pages may do: a guard around everything that the server answers.

- Only requests to this very address are answered (`Host`), and only from its own pages (`Origin`): a page from
  elsewhere, or a name that points here, gets nothing.
- With a password, nothing but the door is shown without it.
- Pages may run the app's own scripts only (a nonce a page), and may talk to the app only.
"""

from __future__ import annotations

import hmac
import os
import re
import secrets
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from review.words import LANGUAGES
from warehouse.database import WarehouseError

WHO, SESSION, LANGUAGE = "cakupan_who", "cakupan_session", "cakupan_language"
DOOR = "/who"
PASSWORD = "CAKUPAN_REVIEW_PASSWORD"
OPEN_TO_ALL = (DOOR, "/style.css")
LOOPBACK = ("127.0.0.1", "localhost", "::1")
SCRIPT = re.compile(rb"<script\b", re.IGNORECASE)


def read_password(file: Path | None) -> str | None:
    """The password: first line of a file, else from the environment. An empty one is an error, not an open door."""
    said = file.read_text(encoding="utf-8").partition("\n")[0].strip() if file else os.environ.get(PASSWORD)
    if said is not None and not said.strip():
        raise AccessError(f"{file or PASSWORD}: the password is empty; write one, or leave it out")
    return said


class AccessError(WarehouseError):
    """The app cannot be opened as asked; the message says what to do."""


def is_loopback(host: str) -> bool:
    """
    >>> [is_loopback(host) for host in ("127.0.0.1", "localhost", "::1", "0.0.0.0", "192.168.1.5")]
    [True, True, True, False, False]
    """
    return host in LOOPBACK


def policy(nonce: str) -> str:
    """The Content-Security-Policy of a page.

    NiceGUI evaluates its own event handlers, hence 'unsafe-eval'; scripts and handlers inside markup stay forbidden.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'nonce-{nonce}' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Sessions:
    """Sessions of those who gave the password; they end with the app. Without a password everyone is in."""

    def __init__(self, password: str | None) -> None:
        self._password = password
        self._open: set[str] = set()

    @property
    def needed(self) -> bool:
        return self._password is not None

    def begin(self, password: str) -> str | None:
        """A new session, if the password is right."""
        if self._password is None or not hmac.compare_digest(password.encode(), self._password.encode()):
            return None
        session = secrets.token_urlsafe(32)
        self._open.add(session)
        return session

    def has(self, session: str | None) -> bool:
        return not self.needed or session in self._open


def cookies(headers: Headers) -> dict[str, str]:
    """The cookies of a request; none where they cannot be read."""
    try:
        return {name: unquote(morsel.value) for name, morsel in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def cookie_value(text: str) -> str:
    """Text as a cookie can hold it."""
    return quote(text, safe="")


class Guard:
    """ASGI middleware: lets in who may come in, and sends every answer out with its headers."""

    def __init__(self, app: ASGIApp, *, host: str, sessions: Sessions, named: bool = False) -> None:
        self.app, self.host, self.sessions, self.named = app, host, sessions, named

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refused = self.refusal(scope, headers)
        if refused is None:
            answer = _Answer(send, _language(scope)) if scope["type"] == "http" else None
            await self.app(scope, receive, answer or send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await refused(scope, receive, _Answer(send))

    def refusal(self, scope: Scope, headers: Headers) -> PlainTextResponse | RedirectResponse | None:
        """What to answer somebody who may not come in."""
        host = headers.get("host", "")
        if is_loopback(self.host) and not is_loopback(_name(host)):
            return PlainTextResponse("This app answers at its own address only.", 403)
        origin = headers.get("origin")
        if origin is not None and origin.partition("://")[2] != host:
            return PlainTextResponse("This app answers its own pages only.", 403)
        path, given = scope["path"], cookies(headers)
        if path in OPEN_TO_ALL:
            return None
        if not self.sessions.has(given.get(SESSION)):
            return self._to_door(scope) if _is_page(scope, path) else PlainTextResponse("Give the password first.", 401)
        if not given.get(WHO) and not self.named and _is_page(scope, path):
            return self._to_door(scope)
        return None

    @staticmethod
    def _to_door(scope: Scope) -> RedirectResponse:
        query = scope.get("query_string", b"").decode("latin-1")
        back = scope["path"] + (f"?{query}" if query else "")
        return RedirectResponse(f"{DOOR}?back={quote(back, safe='')}", 303)


def _is_page(scope: Scope, path: str) -> bool:
    return scope["type"] == "http" and scope["method"] == "GET" and not path.startswith("/_nicegui")


def _language(scope: Scope) -> str | None:
    """The language that the address asks for, to be remembered."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[-1]
    return asked if asked in LANGUAGES else None


def _name(host: str) -> str:
    """The name in a Host header, without port and brackets.

    >>> _name("127.0.0.1:8420"), _name("[::1]:8420"), _name("localhost")
    ('127.0.0.1', '::1', 'localhost')
    """
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


class _Answer:
    """Sends an answer with the guard's headers.

    A page's own scripts get the nonce. What it shows comes as data in which NiceGUI leaves no `<`.
    """

    def __init__(self, send: Send, language: str | None = None) -> None:
        self._send, self._language = send, language
        self._nonce = secrets.token_urlsafe(16)
        self._held: dict[str, Any] | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers["Content-Security-Policy"] = policy(self._nonce)
            if self._language:
                kept = f"{LANGUAGE}={self._language}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict"
                headers.append("Set-Cookie", kept)
            if headers.get("content-type", "").startswith("text/html"):
                self._held = dict(message)
                return
        elif message["type"] == "http.response.body" and self._held is not None:
            self._body += message.get("body", b"")
            if message.get("more_body"):
                return
            body = SCRIPT.sub(b'<script nonce="%s"' % self._nonce.encode(), self._body)
            MutableHeaders(scope=self._held)["content-length"] = str(len(body))
            await self._send(self._held)
            await self._send({"type": "http.response.body", "body": body})
            return
        await self._send(message)

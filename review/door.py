"""The door: who is reviewing, and the password where one is set. A plain form, without scripts."""

from __future__ import annotations

import asyncio
from html import escape

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from review.access import DOOR, LANGUAGE, SESSION, WHO, Sessions, cookie_value, cookies
from review.words import Words

YEAR = 365 * 24 * 3600
LONGEST_NAME = 80


def register(app: FastAPI, sessions: Sessions, suggested: str) -> None:
    """Put the door on the app."""

    @app.get(DOOR)
    def ask(request: Request, back: str = "/") -> Response:
        return HTMLResponse(
            form(words_of(request), sessions.needed, cookies(request.headers).get(WHO, suggested), back)
        )

    @app.post(DOOR)
    async def enter(request: Request) -> Response:
        given = {name: str(value) for name, value in (await request.form()).items()}
        words, back = words_of(request), given.get("back", "/")
        name = " ".join(given.get("name", "").split())[:LONGEST_NAME]
        session = sessions.begin(given.get("password", "")) if sessions.needed else ""
        if session is None:
            await asyncio.sleep(1)  # guessing takes its time
            return HTMLResponse(form(words, True, name, back, words("wrong_password")), 403)
        if not name:
            return HTMLResponse(form(words, sessions.needed, name, back, words("name_missing")), 400)
        answer = RedirectResponse(inside(back), 303)
        answer.set_cookie(WHO, cookie_value(name), max_age=YEAR, httponly=True, samesite="strict")
        if session:
            answer.set_cookie(SESSION, session, httponly=True, samesite="strict")
        return answer


def words_of(request: Request) -> Words:
    """The language asked for: in the address, else as chosen before, else the browser's."""
    chosen = request.query_params.get("lang") or cookies(request.headers).get(LANGUAGE)
    if chosen is None:
        chosen = "en" if request.headers.get("accept-language", "").lower().startswith("en") else "id"
    return Words(chosen)


def inside(address: str) -> str:
    """An address inside the app; the queue for any other.

    >>> inside("/conflict/ab?kind=value"), inside("//elsewhere.example"), inside("https://elsewhere.example")
    ('/conflict/ab?kind=value', '/', '/')
    """
    is_inside = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if is_inside else "/"


def form(words: Words, password: bool, name: str, back: str, problem: str = "") -> str:
    """The door's page."""
    asked = f"""<label>{words("password")}
        <input type="password" name="password" autocomplete="current-password" required></label>"""
    told = f'<p class="problem" role="alert">{escape(problem)}</p>' if problem else ""
    return f"""<!doctype html>
<html lang="{words.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>cakupan: {words("who_are_you")}</title><link rel="stylesheet" href="/style.css"></head>
<body class="door"><main>
<h1>{words("who_are_you")}</h1>
<p>{words("who_why")}</p>
{told}
<form method="post" action="{DOOR}">
<input type="hidden" name="back" value="{escape(back, quote=True)}">
<label>{words("name")}
<input name="name" value="{escape(name, quote=True)}" maxlength="{LONGEST_NAME}" autocomplete="name" required autofocus>
</label>
{asked if password else ""}
<button type="submit">{words("enter")}</button>
</form>
</main></body></html>"""

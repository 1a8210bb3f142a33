"""The app put together: its pages, the guard around them, and the server they run on."""

from __future__ import annotations

import getpass
import os
import socket
from pathlib import Path

from fastapi import Response
from nicegui import app, ui

from review import door
from review.access import AccessError, Guard, Sessions, is_loopback
from review.frame import Desk, style
from review.pages import article, conflict, provinces, queue, region, runs

ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
    '<path fill="#0b5c8a" d="M1 10h9v3H1zM6 3h9v3H6z"/></svg>'
)


def serve(db: Path, host: str, port: int, password: str | None, reviewer: str | None, show: bool = False) -> None:
    """Serve the app until it is stopped. Raises AccessError for an open address without a password, or a taken port."""
    if password is None and not is_loopback(host):
        raise AccessError(
            f"{host}: other machines could reach it; set a password: "
            "CAKUPAN_REVIEW_PASSWORD=… in the environment, or --password-file FILE with it as the only line"
        )
    _preflight(host, port)
    desk, sessions = Desk.at(db, reviewer), Sessions(password)
    app.add_middleware(Guard, host=host, sessions=sessions, named=reviewer is not None)
    door.register(app, sessions, reviewer or _user())
    app.get("/style.css")(_style)
    for page in (queue, conflict, region, article, runs, provinces):
        page.register(desk)
    where = f"[{host}]" if ":" in host else host
    print(
        f"cakupan review of {db}: http://{where}:{port}/ (Ctrl-C stops it)",
        flush=True,
    )
    ui.run(
        host=host,
        port=port,
        title="cakupan",
        favicon=ICON,
        language=None,
        reload=False,
        show=show,
        tailwind=False,
        show_welcome_message=False,
        binding_refresh_interval=None,
    )


def _style() -> Response:
    return Response(style()[0], media_type="text/css", headers={"Cache-Control": "public, max-age=31536000, immutable"})


def _preflight(host: str, port: int) -> None:
    """Say at once when the port is taken."""
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            pass
    except OSError as error:
        raise AccessError(
            f"{host}:{port} cannot be used ({os.strerror(error.errno or 0).lower()}); choose another port with --port"
        ) from error


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""

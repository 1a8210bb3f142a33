"""Which contradictions the queue shows: the filters, as they stand in the address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from urllib.parse import urlencode

from review.journal import State
from review.published import Conflict, Snapshot

KINDS = ("arithmetic", "value", "target", "status", "date", "trend", "list")
STATUSES = ("open", "second", "settled", "superseded", "all")
PAGE = 50


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty: not filtered. `status` is open unless said otherwise; `since` and `until` are days of publication.

    >>> Filters.read({"kind": "value", "severity": "0,7", "page": "2", "region": " "})
    Filters(region='', kind='value', severity='0.7', status='open', outlet='', since='', until='')
    >>> Filters.read({"kind": "value", "status": "all"}).query()
    'kind=value&status=all'
    """

    region: str = ""
    kind: str = ""
    severity: str = ""
    status: str = "open"
    outlet: str = ""
    since: str = ""
    until: str = ""

    @classmethod
    def read(cls, given: Mapping[str, str]) -> Filters:
        """From the address; what makes no sense there is left out."""
        said = {each.name: given.get(each.name, "").strip() for each in fields(cls)}
        said["kind"] = said["kind"] if said["kind"] in KINDS else ""
        said["status"] = said["status"] if said["status"] in STATUSES else "open"
        said["severity"] = _number(said["severity"])
        said |= {name: said[name] if _is_day(said[name]) else "" for name in ("since", "until")}
        return cls(**said)

    def query(self, **more: object) -> str:
        """For the address: only what is filtered."""
        said = {name: value for name, value in asdict(self).items() if value and (name, value) != ("status", "open")}
        return urlencode(said | {name: str(value) for name, value in more.items()})

    def matching(self, snapshot: Snapshot, state: State) -> list[Conflict]:
        """The contradictions that pass, the most severe first."""
        return [each for each in snapshot.conflicts if self.passes(each, state)]

    def after(self, conflict: Conflict, snapshot: Snapshot, state: State) -> Conflict | None:
        """The next one that passes; the one it is counted from need not pass any more."""
        later = range(snapshot.place(conflict), len(snapshot.conflicts))
        return next(self._passing(later, conflict, snapshot, state), None)

    def before(self, conflict: Conflict, snapshot: Snapshot, state: State) -> Conflict | None:
        """The one before it that passes."""
        earlier = range(snapshot.place(conflict) - 1, -1, -1)
        return next(self._passing(earlier, conflict, snapshot, state), None)

    def _passing(self, places: range, but: Conflict, snapshot: Snapshot, state: State) -> Iterator[Conflict]:
        for place in places:
            each = snapshot.conflicts[place]
            if each.conflict_id != but.conflict_id and self.passes(each, state):
                yield each

    def passes(self, each: Conflict, state: State) -> bool:
        """Whether a contradiction is shown."""
        if self.kind and each.kind != self.kind:
            return False
        if self.severity and each.severity < float(self.severity):
            return False
        if self.outlet and self.outlet not in each.outlets:
            return False
        if self.since and (each.published or "") < self.since:
            return False
        if self.until and not "" < (each.published or "") <= self.until:
            return False
        return self._has_status(each, state) and self._is_in_region(each)

    def _has_status(self, each: Conflict, state: State) -> bool:
        if self.status == "all":
            return True
        if self.status == "second":
            return each.conflict_id in state.opinions
        return status_of(each, state) == self.status

    def _is_in_region(self, each: Conflict) -> bool:
        if not self.region:
            return True
        code = each.region_code or ""
        if self.region[:1].isdigit():
            return code == self.region or code.startswith(self.region + ".")
        return self.region == code or self.region.casefold() in (each.region or "").casefold()


def status_of(each: Conflict, state: State) -> str:
    """open, settled or superseded: the journal counts at once, a newer text settles for good."""
    if each.status == "superseded":
        return "superseded"
    return "settled" if state.counting(each.conflict_id) else "open"


def _number(text: str) -> str:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return ""
    return str(value) if 0 < value <= 1 else ""


def _is_day(text: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False

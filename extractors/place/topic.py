"""The region that a text speaks of, as it is carried on from sentence to sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.gazetteer import Region


@dataclass(slots=True)
class Topic:
    """What region the page speaks of at this point; `branch` is the BPJS branch that the page names, if only one."""

    home: Region | None
    region: Region | None = None
    branch: Region | None = None
    recent: dict[str, Region] = field(default_factory=dict)
    """The region of each level that was named last."""
    joint: Region | None = None
    """Provinces that the page counts together ("wilayah Bali, NTB dan NTT")."""
    offices: dict[frozenset[str], Region] = field(default_factory=dict)
    """The regional offices that the page names, by the codes of the provinces they serve."""
    last: tuple[Region, ...] = ()
    """The regions of the last sentences with figures, one each."""

    @property
    def listing(self) -> bool:
        """Have the last three sentences each spoken of another region? What follows then speaks of the page's own."""
        return len(self.last) == 3 and len(set(self.last)) == 3

"""What all tests share: hypothesis asserts no timings (those belong in benchmarks)."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("cakupan", deadline=None)
settings.load_profile("cakupan")

"""The Prefect flow `nightly`: the same job as `flows.pipeline.run`, watched by Prefect.

Few tasks, each on a batch of pages, since Prefect costs 20-50 ms a task. Only reading is tried again: it is what fails
on something outside, and a reader that is asked again goes on where it stopped. Nothing is cached by Prefect: what is
known already is the warehouse's to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import ContextVar
from typing import Any

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.logging import get_run_logger

from corpus.article import Article
from flows.pipeline import Figures, Job, Reading, Summary, Tell, open_job
from flows.summary import summary_markdown

telling: ContextVar[Tell | None] = ContextVar("telling", default=None)
"""Who is told at each step. No parameter of the flow: Prefect stores those as JSON."""


class Parcel:
    """Carries a batch, or the job, between tasks unopened: Prefect would walk through every field of every record."""

    __slots__ = ("articles", "job", "readings")

    def __init__(self, job: Job, articles: Sequence[Article] = (), readings: Sequence[Reading] = ()) -> None:
        self.job = job
        self.articles = articles
        self.readings = readings


def outside_failed(_task: Any, _run: Any, state: Any) -> bool:
    """Try again when a disk or the network failed; not when an input is wrong, which stays wrong."""
    error = state.data
    return isinstance(error, OSError) and not isinstance(error, FileNotFoundError | PermissionError)


@task(cache_policy=NO_CACHE, retries=3, retry_delay_seconds=[1, 5, 20], retry_condition_fn=outside_failed)
def read_batch(job: Parcel) -> Parcel | None:
    """The next batch of pages that the warehouse does not know yet; None when all inputs are read."""
    articles = job.job.read()
    return None if articles is None else Parcel(job.job, articles)


@task(cache_policy=NO_CACHE)
def reread_batch(job: Parcel) -> bool:
    """A batch of stored pages that another extractor read, read anew; False when there are none left."""
    articles = job.job.left_over()
    if articles is None:
        return False
    job.job.load(job.job.extract(articles), reread=True)
    return True


@task(cache_policy=NO_CACHE)
def extract_batch(batch: Parcel) -> Parcel:
    """Figures, claims and slips of the pages of a batch that are new."""
    return Parcel(batch.job, readings=batch.job.extract(batch.job.unknown(batch.articles)))


@task(cache_policy=NO_CACHE)
def load_batch(batch: Parcel) -> None:
    """A batch into the work file."""
    batch.job.load(batch.readings)


@task(cache_policy=NO_CACHE)
def settle(job: Parcel) -> None:
    """Contradictions, checks, the run's own row."""
    job.job.settle()


@task(cache_policy=NO_CACHE)
def publish(job: Parcel) -> None:
    """The work file in the place of the published one."""
    job.job.publish()


@flow(name="nightly", persist_result=False, validate_parameters=True)
def nightly(inputs: list[str], db: str = "data/cakupan.duckdb", figures: Figures = "extracted") -> Summary:
    """Read the inputs, take out their figures, publish them in the DuckDB file `db` and say what was done."""
    with open_job(inputs, db, figures=figures, tell=telling.get()) as job:
        job.say("read")
        while (batch := read_batch(Parcel(job))) is not None:
            load_batch(extract_batch(batch))
            job.say("read")
        job.say("conflicts")
        settle(Parcel(job))
        publish(Parcel(job))
        summary = job.summary()
    try:
        create_markdown_artifact(key="nightly", markdown=summary_markdown(summary), description="What the run did")
    except Exception as error:  # the file is published: a note that could not be written is no failure of the run
        get_run_logger().warning("the summary could not be kept as an artifact: %s", error)
    return summary

"""The Prefect flow `nightly`: the same job as `flows.pipeline.run`, watched by Prefect.

Few tasks, each on many pages, since Prefect costs 20-50 ms a task. Only reading is tried again: it is what fails
on something outside, and a reader that is asked again goes on where it stopped. Nothing is cached by Prefect: what is
known already is the warehouse's to say.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any, cast
from uuid import UUID

from prefect import flow, runtime, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
from prefect.context import FlowRunContext
from prefect.events import emit_event
from prefect.logging import get_run_logger
from prefect.states import Cancelled

from flows.engines.choice import Choice, chosen_engine
from flows.engines.cluster import local as local_cluster
from flows.engines.cluster import quiet as quiet_dask
from flows.engines.cluster import require, unreachable
from flows.notice import notice_of, notice_of_failure, send, severe_conflicts
from flows.period import Period
from flows.pipeline import Bundle, Figures, Job, Summary, Tell, open_job
from flows.serve import SERVED, end_with_parent
from flows.settings import Settings, read_settings
from flows.summary import conflict_rows, summary_markdown

FOUND = "cakupan.conflict.found"
"""The event of a new severe contradiction; its resource is cakupan.conflict.ID."""

MOST_EVENTS = 100
"""Events of one run; whoever has more found a new file, and the artifact says how many."""

telling: ContextVar[Tell | None] = ContextVar("telling", default=None)
"""Who is told at each step. No parameter of the flow: Prefect stores those as JSON."""


class Parcel:
    """Carries a bundle, or the job, between tasks unopened: Prefect would walk through every field of every record."""

    __slots__ = ("bundle", "job")

    def __init__(self, job: Job, bundle: Bundle | None = None) -> None:
        self.job = job
        self.bundle = bundle


def outside_failed(_task: Any, _run: Any, state: Any) -> bool:
    """Try again when a disk or the network failed; not when an input is wrong, which stays wrong."""
    error = state.data
    return isinstance(error, OSError) and not isinstance(error, FileNotFoundError | PermissionError)


@task(cache_policy=NO_CACHE, retries=3, retry_delay_seconds=[1, 5, 20], retry_condition_fn=outside_failed)
def read_batch(job: Parcel) -> Parcel | None:
    """The next new pages with their figures, read here or by the job's workers; None when all inputs are read."""
    bundle = job.job.read()
    return None if bundle is None else Parcel(job.job, bundle)


@task(cache_policy=NO_CACHE)
def reread_batch(job: Parcel) -> bool:
    """A batch of stored pages that another extractor read, read anew; False when there are none left."""
    articles = job.job.left_over()
    if articles is None:
        return False
    job.job.reread_pages(articles)
    return True


@task(cache_policy=NO_CACHE)
def load_batch(batch: Parcel) -> None:
    """A bundle into the work file."""
    if batch.bundle is not None:
        batch.job.load(batch.bundle)


@task(cache_policy=NO_CACHE)
def settle(job: Parcel) -> None:
    """Contradictions, checks, the run's own row."""
    job.job.settle()


@task(cache_policy=NO_CACHE)
def publish(job: Parcel) -> None:
    """The work file in the place of the published one."""
    job.job.publish()


def failed(flow: Any, flow_run: Any, state: Any) -> None:
    """Tell of a scheduled night that failed or was killed; `cakupan run` tells of its own."""
    if flow_run.deployment_id is None:
        return
    send(notice_of_failure(str(state.message or state.name)), read_settings().urls)


@flow(name="nightly", persist_result=False, validate_parameters=True, on_failure=[failed], on_crashed=[failed])
def nightly(
    inputs: list[str],
    db: str = "data/cakupan.duckdb",
    figures: Figures = "extracted",
    since: date | None = None,
    until: date | None = None,
    wait: float = 0.0,
    workers: int | None = None,
    engine: Choice = "local",
    scheduler: str | None = None,
    parts: str | None = None,
    memory: str | None = None,
) -> Summary:
    """Read the inputs, take out their figures, publish them in the DuckDB file `db` and say what was done.

    `since` and `until` pass over pages published on other days; another run on the file is waited for `wait` seconds.
    Pages are read by `workers` processes, or (`engine` dask) by those of a cluster: the one at the address `scheduler`,
    or one of this machine, which hand over their parts in the folder `parts`. DuckDB holds no more than `memory`
    ("4GB"; else as the settings say), the rest goes to disk.
    """
    settings = read_settings()
    scheduled = runtime.deployment.id
    if SERVED in os.environ:
        end_with_parent()
    if scheduled:
        _unless_it_fails("missed nights could not be looked up", lambda: drop_missed_nights(scheduled))
    with (
        chosen_engine(engine, db, scheduler, workers, parts, client_of_flow()) as options,
        open_job(
            inputs,
            db,
            figures=figures,
            tell=telling.get(),
            period=Period(since, until),
            wait=wait,
            memory=memory or settings.memory,
            **options,
        ) as job,
    ):
        job.say("read")
        while (batch := read_batch(Parcel(job))) is not None:
            load_batch(batch)
            job.say("read")
        while reread_batch(Parcel(job)):
            job.say("read")
        job.say("conflicts")
        settle(Parcel(job))
        publish(Parcel(job))
        summary = job.summary()
    _unless_it_fails("the summary could not be kept", lambda: keep_artifacts(summary))
    _unless_it_fails("new contradictions could not be told", lambda: tell_conflicts(summary, settings))
    if scheduled:
        for warning in send(notice_of(summary, settings.severity), settings.urls):
            get_run_logger().warning(warning)
    return summary


def on_cluster(scheduler: str | None, workers: int | None) -> Any:
    """The flow with Prefect's runner for Dask, which starts or meets the cluster. Raises ClusterError."""
    require()
    quiet_dask()
    runner: Any = import_module("prefect_dask").DaskTaskRunner
    if scheduler:
        return nightly.with_options(task_runner=runner(address=scheduler))
    cluster = {"cluster_class": "distributed.LocalCluster", "cluster_kwargs": local_cluster(workers)}
    return nightly.with_options(task_runner=runner(**cluster))


def client_of_flow() -> Any:
    """The client of the Dask cluster that the flow runs with; None where it runs without."""
    context = FlowRunContext.get()
    runner = context.task_runner if context else None
    if type(runner).__name__ != "DaskTaskRunner":
        return None
    try:
        return cast(Any, runner).client
    except (OSError, ValueError) as error:
        raise unreachable(str(cast(Any, runner).address), error) from error


def keep_artifacts(summary: Summary) -> None:
    """What the run did, and the worst contradictions it found, where Prefect's pages show them."""
    create_markdown_artifact(key="nightly", markdown=summary_markdown(summary), description="What the run did")
    create_table_artifact(
        key="new-contradictions",
        table=conflict_rows(summary.new_conflicts),
        description=f"The most severe of {len(summary.new_conflicts):,} contradictions that the run found",
    )


def tell_conflicts(summary: Summary, settings: Settings) -> None:
    """One event for each new severe contradiction: what automations of a Prefect server act on."""
    for each in severe_conflicts(summary, settings.severity)[:MOST_EVENTS]:
        emit_event(
            event=FOUND,
            resource={
                "prefect.resource.id": f"cakupan.conflict.{each['conflict_id']}",
                "prefect.resource.name": f"{each['kind']}: {each['region'] or 'no region'}",
            },
            payload=dict(each),
        )


def drop_missed_nights(deployment: str) -> int:
    """Cancel runs of this deployment whose time has passed: this one makes up for them -> how many there were.

    They pile up when the machine sleeps: Prefect would run them all, one after the other, on the same inputs.
    """
    with get_client(sync_client=True) as client:
        late = client.read_flow_runs(
            deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[UUID(str(deployment))])),
            flow_run_filter=FlowRunFilter(
                state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.SCHEDULED])),
                expected_start_time=FlowRunFilterExpectedStartTime.model_validate({"before_": datetime.now(UTC)}),
            ),
            limit=200,
        )
        for each in late:
            client.set_flow_run_state(each.id, Cancelled(message="missed; a later night did its work"), force=True)
        return len(late)


def _unless_it_fails(what: str, work: Callable[[], object]) -> None:
    """Do what the published file does not depend on: if it fails, that is a warning, no failure of the run."""
    try:
        work()
    except Exception as error:
        get_run_logger().warning("%s: %s", what, error)

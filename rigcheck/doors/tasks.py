"""Django's interface for tasks (`@task`, `.enqueue()`), over the job ledger: what Django 6 brings, on 5.2.

A task is a job of kind "task". It is done at least once, with no transaction open, so what it does must bear doing
twice; a worker that is killed loses none. Asked for twice for the same moment with the same arguments, it is one. The
arguments lie sealed. A task that is done leaves nothing, so results cannot be asked for.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskContext, TaskResult, TaskResultStatus
from django_tasks.signals import task_enqueued

from rigcheck.outside.clock import SystemClock
from rigcheck.outside.ledger import Desk, Handler
from rigcheck.outside.ledger import Task as Job

KIND = "task"
BY = "task"


class LedgerBackend(BaseTaskBackend):
    """Puts tasks on a side's desk; the setting TASKS names the class of that side."""

    supports_defer = True
    desk: ClassVar[Desk]

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        """Ask for the task, now or at its `run_after`, in the transaction that is open here."""
        self.validate_task(task)
        now = SystemClock().now()
        payload = _written(task, args, kwargs)
        name = self.desk.add(kind=KIND, payload=payload, due=task.run_after or now, by=BY)
        result = _result(task, name.hex(), TaskResultStatus.READY, payload, backend=self.alias)
        task_enqueued.send(type(self), task_result=result)
        return result


def do(job: Job) -> None:
    """Do a task that a worker took up."""
    task = import_string(job.payload["path"])
    args, kwargs = job.payload["args"], job.payload["kwargs"]
    if task.takes_context:
        result = _result(task, job.reference, TaskResultStatus.RUNNING, job.payload, tries=job.attempts)
        args = [TaskContext(task_result=result), *args]
    task.call(*args, **kwargs)


HANDLERS: Mapping[str, Handler] = {KIND: Handler(send=do)}


def _written(task: Task[Any, Any], args: Any, kwargs: Any) -> dict[str, Any]:
    return {"path": task.module_path, "args": list(args), "kwargs": dict(kwargs)}


def _result(
    task: Task[Any, Any],
    reference: str,
    status: TaskResultStatus,
    payload: Mapping[str, Any],
    *,
    backend: str = "default",
    tries: int = 0,
) -> TaskResult[Any]:
    """What Django's interface hands out. Of times it knows none, and of workers only how many tried."""
    return TaskResult(
        task=task,
        id=reference,
        status=status,
        enqueued_at=None,
        started_at=None,
        finished_at=None,
        last_attempted_at=None,
        args=payload["args"],
        kwargs=payload["kwargs"],
        backend=backend,
        errors=[],
        worker_ids=["worker"] * tries,
    )

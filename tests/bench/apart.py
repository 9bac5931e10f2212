"""Runs one bench in a process of its own, so that what ran before it takes neither memory nor time of it."""

import importlib
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tests.bench.rows import Row


def rows_of(name: str, full: bool) -> list[Row]:
    """The rows of the bench in this folder that is called so."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        return apart.submit(_measured, name, full).result()


def _measured(name: str, full: bool) -> list[Row]:
    return list(importlib.import_module(f"tests.bench.{name}").measure(full))

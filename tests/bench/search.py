"""Search in a round of 100,000 entries (2,000 lines, 49,000 posts): from the words to the hits.

On the store's thread the full-text index is asked; then the hits are worded and marked. Where the index lags behind,
the round itself is searched.
"""

import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from budget_app.desk import Desk
from budget_app.history.sqlite import SqliteLog
from budget_app.history.tables import Tables, search_upto
from budget_app.presentation.search import found, plain_search
from budget_app.presentation.search_hits import Action
from tests.bench.history import ENTRIES, long_history
from tests.bench.rows import Row, shown_seconds
from tests.history.played import opened

ACTIONS = [Action(f"a{n}", f"Do thing {n}", "Ctrl+P") for n in range(40)]
QUERIES = ("l", "line", "line 17", "promise", "s-014", "14", "so that sales", "nothing-at-all")


def measure(full: bool) -> Iterator[Row]:
    """The slowest of several searches, with the index and without."""
    with tempfile.TemporaryDirectory(prefix="accord-bench-") as folder:
        path = Path(folder) / "long.accord"
        with closing(SqliteLog.create(path, "round-1")) as log:
            long_history(opened(log))
            desk = Desk(log, "ana", lambda: "", lambda: "")
            Tables(log).follow(desk.state, desk.head.seq)

            def search(words: str) -> float:
                start = time.perf_counter()
                ids = search_upto(log, words, desk.head.seq)
                assert ids is not None
                found(desk.state, words, ids, ACTIONS)
                return time.perf_counter() - start

            def search_plainly(words: str) -> float:
                start = time.perf_counter()
                found(desk.state, words, plain_search(desk.state, words), ACTIONS)
                return time.perf_counter() - start

            slowest = {words: max(search(words) for _ in range(5)) for words in QUERIES}
            words = max(slowest, key=lambda query: slowest[query])
            what = f"search in {ENTRIES:,} entries, slowest of {len(QUERIES)} (“{words}”)"
            yield Row(what, shown_seconds(slowest[words]), "under 100 ms", slowest[words] < 0.1)
            plain = max(search_plainly(words) for words in QUERIES)
            yield Row("the same without the index, off the window's thread", shown_seconds(plain))

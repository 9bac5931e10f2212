"""The table of ./run bench: every bench is found, columns stand in line, a figure that is not met fails."""

import pytest

from tests.bench import __main__ as bench
from tests.bench.rows import Row, median_seconds, shown_seconds


def test_every_module_with_measure_is_a_bench():
    assert set(bench.bench_names()) >= {"frontier", "history", "window"}
    assert "rows" not in bench.bench_names()


def test_the_columns_stand_in_line():
    table = bench.table([Row("first window", "0.3 s", "under 0.5 s", True), Row("x", "1.25 s", "", None)])
    assert table.splitlines() == [
        "what          figure  reach",
        "first window   0.3 s  under 0.5 s  met",
        "x             1.25 s",
    ]


@pytest.mark.parametrize(("met", "status"), [(True, 0), (None, 0), (False, 1)])
def test_a_figure_that_is_not_met_fails_the_bench(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], met: bool | None, status: int
):
    monkeypatch.setattr(bench, "bench_names", lambda: ["one"])
    monkeypatch.setattr(bench, "rows_of", lambda name, full: [Row("a", "1 s", "under 2 s", met)])
    assert bench.main([]) == status
    assert "NOT MET" in capsys.readouterr().out or status == 0


def test_an_unknown_bench_is_refused(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        bench.main(["no-such-bench"])
    assert "there is no bench named no-such-bench" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("seconds", "shown"), [(12.345, "12.3 s"), (1.0, "1 s"), (0.04567, "45.7 ms"), (0.0000123, "12.3 µs")]
)
def test_a_duration_is_shown_in_its_unit(seconds: float, shown: str):
    assert shown_seconds(seconds) == shown


def test_the_median_is_taken_over_all_calls():
    calls: list[int] = []
    assert median_seconds(lambda: calls.append(1), times=3) >= 0
    assert len(calls) == 3

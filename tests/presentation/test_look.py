"""The tokens: complete, the same shapes in both themes, contrast as promised."""

import pytest

from budget_app.presentation.look import Look, contrast, look, mix

THEMES = (look(False), look(True))
GROUNDS = ("surface", "chrome", "sunk")


@pytest.mark.parametrize("tokens", THEMES, ids=("light", "dark"))
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", ["ink", "ink2", "ink3", "accent", "ok", "warn", "bad"])
def test_text_stands_out_from_every_ground(tokens: Look, ground: str, text: str):
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", THEMES, ids=("light", "dark"))
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("onprimary", "primary"),
        ("accent", "accentsoft"),
        ("warn", "warnsoft"),
        ("ink", "warnsoft"),
        ("bad", "badsoft"),
        ("ink2", "chip"),
        ("ink", "current"),
        ("ink", "picked"),
        ("ink2", "well"),
        ("ink3", "bg"),
        ("ink2", "hover"),
        ("ink", "accentsoft"),
        ("ink2", "accentsoft"),
    ],
)
def test_text_stands_out_from_its_own_ground(tokens: Look, text: str, ground: str):
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", THEMES, ids=("light", "dark"))
@pytest.mark.parametrize("order", range(1, 9))
def test_words_on_and_in_a_departments_colour_can_be_read(tokens: Look, order: int):
    sign = tokens.department(order)
    assert contrast(sign.on, sign.fill) >= 4.5
    assert contrast(sign.text, tokens.surface) >= 4.5
    for kind in ("fits", "storey", "changed"):
        assert contrast(tokens.ink, tokens.tint(sign, kind)) >= 4.5


@pytest.mark.parametrize("tokens", THEMES, ids=("light", "dark"))
def test_the_focus_ring_and_the_mark_of_a_changed_cell_can_be_seen(tokens: Look):
    assert contrast(tokens.focus, tokens.surface) >= 3
    assert contrast(tokens.warnmark, tokens.warnsoft) >= 3


@pytest.mark.parametrize("tokens", THEMES, ids=("light", "dark"))
def test_departments_differ_in_shape_and_colour_and_turn_grey_from_the_fifth_on(tokens: Look):
    signs = [tokens.department(n) for n in range(1, 8)]
    assert len({s.fill for s in signs}) == 7
    assert len({s.shape for s in signs[:4]}) == 4
    assert len({s.hatch for s in signs[:4]}) == 4
    assert {s.shape for s in signs[4:]} == {"plate"}
    assert [s.order for s in signs] == list(range(1, 8))


@pytest.mark.parametrize("tokens", THEMES, ids=("light", "dark"))
def test_eighteen_goals_have_eighteen_signs(tokens: Look):
    signs = [tokens.goal(n) for n in range(1, 19)]
    assert len({(s.shape, s.fill) for s in signs}) == 18
    assert {s.shape for s in signs[6:]} == {"star", "ring", "bar"}
    assert [s.order for s in signs] == list(range(1, 19))


def test_goals_and_departments_keep_their_shape_in_dark():
    light, dark = THEMES
    assert [g.shape for g in light.goals] == [g.shape for g in dark.goals]
    assert [d.shape for d in light.departments] == [d.shape for d in dark.departments]


def test_a_mixture_lies_between_its_colours():
    assert mix("#000000", "#FFFFFF", 0) == "#FFFFFF"
    assert mix("#0072B2", "#FFFFFF", 1) == "#0072B2"
    assert mix("#0072B2", "#FAFAFB", 0.30) == "#AFD1E5"


def test_black_on_white_has_the_largest_contrast():
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#123456", "#123456") == pytest.approx(1)

"""The look as data: colours, department and goal signs, for the window, the charts and the print alike.

The values live in resources/tokens.json; here they become frozen records. What must not live here: Qt, sizes of
widgets, anything about a round.
"""

from functools import lru_cache
from importlib.resources import files

import msgspec


class Shares(msgspec.Struct, frozen=True):
    """How much of a department's colour a tint holds over its ground, 0 to 1."""

    fits: float
    over: float
    hatch: float
    storey: float
    changed: float


class DepartmentLook(msgspec.Struct, frozen=True):
    """A department's sign: areas in `fill`, small marks edged `edge`, text on it `on`, words in its colour `text`."""

    order: int
    fill: str
    edge: str
    on: str
    text: str
    shape: str  # square, round, hexagon, diamond, plate
    hatch: str  # rising, falling, fine, cross, level


class GoalLook(msgspec.Struct, frozen=True):
    """A goal's sign; never an area. `edge` equals `fill` where the colour is strong enough by itself."""

    order: int
    fill: str
    edge: str
    shape: str  # circle, square, diamond, triangle, hexagon, plus, then star, ring, bar


class Look(msgspec.Struct, frozen=True):
    """One theme. Every colour is "#RRGGBB"; look.md says what each token is for."""

    dark: bool
    bg: str
    surface: str
    chrome: str
    sunk: str
    raised: str
    hover: str
    line: str
    line2: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    accentsoft: str
    focus: str
    primary: str
    onprimary: str
    current: str  # ground of the rail's current item
    ok: str
    warn: str
    warnsoft: str
    warnmark: str
    bad: str
    badsoft: str
    chip: str  # ground of a goal's chip
    well: str  # ground of a segmented control
    picked: str  # ground of the picked part of a segmented control
    shares: Shares
    departments: tuple[DepartmentLook, ...]
    greys: tuple[DepartmentLook, ...]
    goals: tuple[GoalLook, ...]
    later_goal_shapes: tuple[str, ...]

    def department(self, order: int) -> DepartmentLook:
        """The sign of the department that stands at `order` (1 first); grey steps from the fifth on."""
        if 1 <= order <= len(self.departments):
            return self.departments[order - 1]
        grey = self.greys[(order - len(self.departments) - 1) % len(self.greys)]
        return msgspec.structs.replace(grey, order=order)

    def goal(self, order: int) -> GoalLook:
        """The sign of the goal that stands at `order` (1 first); from the seventh on new shapes, colours repeat."""
        if 1 <= order <= len(self.goals):
            return self.goals[order - 1]
        later = max(order - len(self.goals) - 1, 0)
        colour = self.goals[(later + later // len(self.goals)) % len(self.goals)]
        shape = self.later_goal_shapes[later % len(self.later_goal_shapes)]
        return msgspec.structs.replace(colour, order=order, shape=shape)

    def tint(self, department: DepartmentLook, kind: str, ground: str = "surface") -> str:
        """A department's colour mixed over a ground token; `kind` names a share: fits, over, hatch, storey, changed."""
        return mix(department.fill, getattr(self, ground), getattr(self.shares, kind))


@lru_cache(maxsize=2)
def look(dark: bool = False) -> Look:
    """The light or the dark look, read once from resources/tokens.json. Print always takes the light one."""
    tokens = msgspec.json.decode((files("resources") / "tokens.json").read_bytes())
    theme = "dark" if dark else "light"
    return Look(
        dark=dark,
        shares=Shares(**tokens["shares"][theme]),
        departments=tuple(
            DepartmentLook(order=n, shape=d["shape"], hatch=d["hatch"], **d[theme])
            for n, d in enumerate(tokens["departments"], 1)
        ),
        greys=tuple(
            DepartmentLook(order=0, shape="plate", hatch="level", **d[theme]) for d in tokens["greys"]
        ),
        goals=tuple(
            GoalLook(
                order=n, shape=g["shape"], fill=g[theme]["fill"], edge=g[theme].get("edge", g[theme]["fill"])
            )
            for n, g in enumerate(tokens["goals"], 1)
        ),
        later_goal_shapes=tuple(tokens["later_goal_shapes"]),
        **tokens[theme],
    )


def mix(colour: str, ground: str, share: float) -> str:
    """`share` (0 to 1) of `colour` laid over `ground`, channel by channel in sRGB; "#RRGGBB"."""
    return "#" + "".join(
        f"{round(a * share + b * (1 - share)):02X}"
        for a, b in zip(channels(colour), channels(ground), strict=True)
    )


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of "#RRGGBB", 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    linear = [
        c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4
        for c in channels(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

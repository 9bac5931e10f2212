"""Several people act at random, each at their own desk on one history; what must always hold is asked each time."""

import itertools
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from budget_app.desk import Desk
from budget_app.domain import queries
from budget_app.domain.decision import TakeOptimum
from budget_app.domain.messages import Refusal
from budget_app.domain.round import Round
from budget_app.exchange import setup_file
from budget_app.history import tables
from budget_app.history.files import digest_of_file
from budget_app.history.keeper import MemoryKeeper
from budget_app.history.sqlite import SqliteLog
from budget_app.history.tables import Tables
from budget_app.history.verify import verify
from budget_app.presentation.problem import optimum_grants
from tests.support.given import NOW, SETUP, as_command

PEOPLE = ("dana", "tom", "ines", "nina", "mei", "ola")
CODES = st.sampled_from([f"{department}-{n:03}" for department in "SM" for n in range(1, 5)])
AMOUNTS = st.sampled_from([None, -5, 0, 1, 10_000, 30_000, 90_000, 10**16])
LEVELS = st.sampled_from([None, "minimum", "requested", "stretch"])
WORDS = st.sampled_from(["", "because", "<b>$</b>", "客户"])
FILES = (b"1", b"2")
DIGESTS = tuple(map(digest_of_file, FILES))
PHASES = st.sampled_from(["setup", "requests", "scoring", "negotiation", "decision", "follow_up", "closed"])


def package(name: int, person: str, step: int, code: str, amount: int | None) -> dict[str, object]:
    """A package of two steps, right or wrong."""
    revised = {"command": "revise_line", "line": code, "fields": {"requested": amount}}
    posted = {"command": "post", "about": code, "text": "on a copy"}
    parts = [{"id": f"away{step}", "command": posted}, {"id": f"away{step + 1}", "command": revised}]
    department = "M" if person == "tom" else "S"
    return {"package": f"p{name}", "person": person, "department": department, "parts": parts}


COMMANDS = st.one_of(
    st.builds(
        lambda d, t, a: ("draft_line", {"department": d, "fields": {"title": t, "requested": a}}),
        st.sampled_from("SM"),
        WORDS,
        st.sampled_from([None, 10_000, 60_000]),
    ),
    st.builds(
        lambda c, n, a: ("revise_line", {"line": c, "fields": {n: a}}),
        CODES,
        st.sampled_from(["minimum", "requested", "stretch"]),
        AMOUNTS,
    ),
    st.builds(
        lambda c, n, o: ("revise_line", {"line": c, "fields": {n: [o]}}),
        CODES,
        st.sampled_from(["requires", "excludes"]),
        CODES,
    ),
    st.builds(
        lambda c, g, r: ("link_goal", {"line": c, "goal": g, "requested": r}),
        CODES,
        st.sampled_from(["G1", "G2", "G9"]),
        st.sampled_from([None, 1.0, -1.0]),
    ),
    st.builds(lambda c: ("submit_line", {"line": c}), CODES),
    st.builds(lambda c, w: ("withdraw_line", {"line": c, "reason": w}), CODES, WORDS),
    st.builds(lambda c: ("reopen_line", {"line": c}), CODES),
    st.builds(lambda c, d: ("invite_sponsor", {"line": c, "department": d}), CODES, st.sampled_from("SM")),
    st.builds(lambda c, d: ("join_line", {"line": c, "department": d}), CODES, st.sampled_from("SM")),
    st.builds(
        lambda c, d, n: ("set_share", {"line": c, "department": d, "share": n}),
        CODES,
        st.sampled_from("SM"),
        st.sampled_from([None, 0, 30, 99]),
    ),
    st.builds(
        lambda c, n, w: ("attach_file", {"line": c, "digest": DIGESTS[n], "name": w, "size": 1}),
        CODES,
        st.sampled_from([0, 1]),
        WORDS,
    ),
    st.builds(
        lambda c, n: ("remove_attachment", {"line": c, "digest": DIGESTS[n]}), CODES, st.sampled_from([0, 1])
    ),
    st.builds(
        lambda c, d: ("withdraw_invitation", {"line": c, "department": d}), CODES, st.sampled_from("SM")
    ),
    st.builds(lambda c, w: ("revise_line", {"line": c, "reason": w}), CODES, WORDS),
    st.builds(
        lambda c, w, q: ("post", {"about": c, "text": w, "is_question": q}),
        CODES,
        st.one_of(WORDS, st.just("@[tom] why?")),
        st.booleans(),
    ),
    st.builds(
        lambda c, v, a, w: ("allocate", {"line": c, "level": v, "amount": a, "reason": w}),
        CODES,
        LEVELS,
        AMOUNTS,
        WORDS,
    ),
    st.builds(lambda c: ("clear_allocation", {"line": c}), CODES),
    st.builds(
        lambda c, a, w: ("revise_decision", {"line": c, "amount": a, "reason": w}), CODES, AMOUNTS, WORDS
    ),
    st.just(("sign", {})),
    st.just(("withdraw_signature", {})),
    st.builds(lambda w: ("set_weight", {"goal": "G1", "weight": w}), st.sampled_from([0.0, 0.3, 1.0, 7.0])),
    st.builds(
        lambda f, n, w: ("propose_amendment", {"fund": f, "signatures": n, "reason": w}),
        st.sampled_from([None, 5_000, 90_000, 200_000]),
        st.sampled_from([None, 1, 2, 9]),
        WORDS,
    ),
    st.builds(
        lambda v, n: (f"{v}_amendment", {"amendment": f"id{n}"}),
        st.sampled_from(["agree", "decline", "withdraw"]),
        st.integers(1, 40),
    ),
    st.builds(
        lambda p, r: ("change_person", {"person": p, "roles": r, "department": "S"}),
        st.sampled_from(PEOPLE),
        st.lists(st.sampled_from(["head", "executive", "finance", "observer"]), max_size=2, unique=True),
    ),
    st.builds(
        lambda i, p, n, c, a: ("bring_in", package(i, p, n, c, a)),
        st.integers(1, 3),
        st.sampled_from(["dana", "tom", "ines"]),
        st.integers(1, 9),
        CODES,
        AMOUNTS,
    ),
    st.builds(
        lambda v, i, w: (f"{v}_package", {"package": f"p{i}"} | ({"reason": w} if v == "contest" else {})),
        st.sampled_from(["confirm", "contest"]),
        st.integers(1, 3),
        WORDS,
    ),
    st.builds(
        lambda a, b, n: (
            "give_points",
            {"points": [{"line": a, "points": n}, {"line": b, "points": 100 - n}]},
        ),
        CODES,
        CODES,
        st.sampled_from([0, 7, 50, 100, 120]),
    ),
    st.builds(lambda d: ("reveal_points", {"department": d}), st.sampled_from(["", "S", "M"])),
    st.builds(lambda p, w: ("move_phase", {"phase": p, "reason": w}), PHASES, WORDS),
)


class People(RuleBasedStateMachine):
    """Six people of all roles, two of them at two desks each."""

    @initialize()
    def open(self) -> None:
        self.folder = TemporaryDirectory(prefix="accord-machine-")
        path = Path(self.folder.name) / "round.accord"
        numbers = itertools.count(1)
        self.new_id = lambda: f"id{next(numbers)}"
        self.log = SqliteLog.create(path, "r1")
        self.tables = Tables(self.log)
        self.keeper = MemoryKeeper()
        plan = setup_file.read(SETUP)
        Desk(self.log, plan.actor, lambda: NOW, self.new_id).execute(plan.command)
        self.desks = [
            Desk(self.log, person, lambda: NOW, self.new_id, self.keeper)
            for person in (*PEOPLE, "dana", "ines")
        ]
        self.desk(0).execute(
            as_command("draft_line", department="S", fields={"title": "A", "requested": 10_000})
        )

    def desk(self, which: int) -> Desk:
        """One of the desks; not made to read what is new, as a window in the background."""
        return self.desks[which]

    @rule(which=st.integers(0, 7), given=COMMANDS)
    def act(self, which: int, given: tuple[str, dict[str, object]]) -> None:
        """Somebody gives a command, right or wrong; the same id again adds nothing."""
        desk, command = self.desk(which), as_command(given[0], **given[1])
        command_id = self.new_id()
        try:
            first = desk.execute(command, command_id, files=FILES if given[0] == "attach_file" else ())
        except Refusal:
            return
        seq = self.log.head().seq
        if first.entries:
            assert desk.execute(command, command_id).entries == first.entries
        assert self.log.head().seq == seq

    @rule(which=st.integers(0, 7), given=COMMANDS)
    def act_and_undo(self, which: int, given: tuple[str, dict[str, object]]) -> None:
        """What is undone at once leaves lines, grants and sums as they were; a new line is withdrawn, not deleted."""
        desk = self.desk(which)
        desk.follow()
        before, step = seen(desk.state), desk.steps.next("undo")
        try:
            done = desk.execute(as_command(given[0], **given[1]), files=FILES)
        except Refusal:
            return
        if not done.entries or desk.steps.next("undo") is step:
            return
        try:
            desk.undo()
        except Refusal:
            return
        assert seen(desk.state) == before

    @rule(which=st.integers(0, 7))
    def redo(self, which: int) -> None:
        """Somebody does again what was taken back."""
        try:
            self.desk(which).redo()
        except Refusal:
            return

    @rule(which=st.sampled_from([0, 1]), amount=st.sampled_from([10_000, 45_000]))
    def ask(self, which: int, amount: int) -> None:
        """A head asks for something that can be submitted, where the phase allows it."""
        line = {"title": "A", "requested": amount, "minimum": 5_000}
        for name, fields in (
            ("draft_line", {"line": self.new_id(), "department": "SM"[which], "fields": line}),
            ("link_goal", {"goal": "G1", "requested": 3}),
            ("submit_line", {}),
        ):
            own = fields if name == "draft_line" else {**fields, "line": self.latest}
            self.latest = str(own["line"])
            try:
                self.desk(which).execute(as_command(name, **own))
            except Refusal:
                return

    @rule(fund=st.sampled_from([20_000, 150_000]), agree=st.lists(st.sampled_from([0, 1]), max_size=2))
    def amend(self, fund: int, agree: list[int]) -> None:
        """An executive proposes another fund, and some heads agree."""
        try:
            self.desk(2).execute(
                as_command("propose_amendment", amendment=(made := self.new_id()), fund=fund, reason="x")
            )
            for which in agree:
                self.desk(which).execute(as_command("agree_amendment", amendment=made))
        except Refusal:
            return

    @rule(signs=st.booleans())
    def decide(self, signs: bool) -> None:
        """The executives decide by the optimum, and perhaps sign, both of them."""
        try:
            self.desk(3).execute(as_command("move_phase", phase="decision"))
            ines = self.desk(2)
            ines.follow()
            ines.execute(TakeOptimum(grants=optimum_grants(ines.state)))
            for which in (2, 3) if signs else ():
                self.desk(which).execute(as_command("sign"))
        except Refusal:
            return

    @precondition(lambda self: hasattr(self, "desks"))
    @invariant()
    def what_is_read_again_is_what_everybody_sees(self) -> None:
        fresh = Desk(self.log, "ola", lambda: NOW, self.new_id)
        assert not fresh.findings
        for desk in self.desks:
            desk.follow()
            assert desk.state == fresh.state
            assert not desk.findings

    @precondition(lambda self: hasattr(self, "desks"))
    @invariant()
    def what_is_signed_fits_into_what_is_available(self) -> None:
        state = self.desks[0].state
        if state.signatures:
            assert queries.granted_total(state) <= state.available

    @precondition(lambda self: hasattr(self, "desks"))
    @invariant()
    def points_are_a_hundred_or_none_and_those_that_were_sealed(self) -> None:
        state = self.desks[0].state
        assert set(state.revealed) <= set(state.sealed)
        for department, revealed in state.revealed.items():
            assert sum(given.points for given in revealed.given) in (0, 100)
            sealed = state.sealed[department]
            assert self.keeper.find("r1", sealed.by, sealed.digest)

    @precondition(lambda self: hasattr(self, "desks"))
    @invariant()
    def what_is_sealed_has_no_body(self) -> None:
        assert all(e.body is None for e in self.desks[0].entries if e.kind == "points_given")

    def teardown(self) -> None:
        """The whole history holds, and the tables kept along the way are those rebuilt from it."""
        if not hasattr(self, "desks"):
            return
        with closing(self.log), self.folder:
            assert not verify(self.log).findings
            state, seq = self.desks[0].state, self.log.head().seq
            self.tables.follow(state, seq)
            assert not tables.differences(self.log.connection, state, seq)


def seen(state: Round) -> object:
    """What a person sees of a round: lines still asked for, grants, weights, phase."""
    lines = {
        line.id: (line.status, line.tiers, line.requires, line.excludes, line.attachments)
        for line in queries.live_lines(state)
    }
    grants = {line: (grant.amount, grant.level, grant.reason) for line, grant in state.allocations.items()}
    return lines, grants, {goal: round(w, 9) for goal, w in queries.weights(state).items()}, state.phase


TestPeople = People.TestCase
TestPeople.settings = settings(max_examples=120, stateful_step_count=30, deadline=None)

"""The words for every refusal: what was refused, why, and what to do next.

The reasons live in domain/refusals.py; the words for failures of disk and file in failures.py.
"""

from typing import Any

from budget_app.domain import money
from budget_app.domain.messages import Refusal
from budget_app.domain.refusals import Reason
from budget_app.domain.setup import Setup
from budget_app.presentation.amounts import full_money
from budget_app.presentation.names import level_name, listed, phase_name, role_name
from budget_app.words import _, _n


def refusal_text(refusal: Refusal, state: Setup) -> str:
    """The sentence for a refusal; `state` gives the currency and the names. Every reason has one."""
    sentence = _sentence(refusal.reason)
    if refusal.reason is Reason.UNDECIDED_LINES:
        return _undecided(refusal.facts["lines"])
    return sentence.format(**_spoken(refusal.facts, state))


def _sentence(reason: Reason) -> str:
    # One topic after the other, the likeliest first: a page may ask for the sentences of thousands of lines.
    for topic in (
        _requests,
        _attachments,
        _who_and_when,
        _decision,
        _setup,
        _strategy,
        _talk,
        _packages,
        _points,
    ):
        words = topic()
        if reason in words:
            return words[reason]
    raise KeyError(reason)


def _undecided(lines: list[str]) -> str:
    if not lines:
        return _("Nothing is decided yet. Decide the lines, then sign.")
    return _n(
        "{n} line is undecided: {lines}. Decide it, then sign.",
        "{n} lines are undecided: {lines}. Decide them, then sign.",
        len(lines),
    ).format(n=len(lines), lines=listed(lines))


_AMOUNTS = ("amount", "fund", "reserve", "total", "available", "over", "top")


def _spoken(facts: dict[str, Any], state: Setup) -> dict[str, Any]:
    """The facts as words: amounts grouped, phases, roles, tiers and departments by name."""
    digits = money.digits(state.currency)
    spoken: dict[str, Any] = dict(facts)
    for name in _AMOUNTS:
        if name in facts:
            spoken[name] = full_money(facts[name], digits)
    for name in ("phase", "wanted"):
        if name in facts:
            spoken[name] = phase_name(facts[name])
    if "phases" in facts:
        spoken["phases"] = listed([phase_name(phase) for phase in facts["phases"]])
    if "roles" in facts:
        spoken["roles"] = listed([role_name(role) for role in facts["roles"]])
    if "level" in facts:
        spoken["level"] = level_name(facts["level"])
    if "department" in facts:
        spoken["department"] = _department(state, facts["department"])
    if "departments" in facts:
        names = [_department(state, code) for code in facts["departments"]]
        spoken["departments"] = listed(names) or _("another department")
    return spoken


def _department(state: Setup, code: str) -> str:
    return state.departments[code].name if code in state.departments else code


def _who_and_when() -> dict[Reason, str]:
    return {
        Reason.UNKNOWN_PERSON: _("Nobody here is called “{person}”. Ask finance to enrol them."),
        Reason.NOT_YOUR_ROLE: _("This is for: {roles}."),
        Reason.NOT_YOUR_DEPARTMENT: _("This belongs to {departments}. Only its head can change it."),
        Reason.NOT_IN_THIS_PHASE: _("This can be done in: {phases}. The round is in: {phase}."),
        Reason.AFTER_DEADLINE: _("{phase} ended on {day}. Ask finance to extend the deadline."),
        Reason.NO_ROUND: _("No round has been opened here yet."),
        Reason.ROUND_EXISTS: _("The round has been opened already."),
        Reason.CHANGED_SINCE: _("Somebody changed this in the meantime. Look at it again, then decide."),
        Reason.NOTHING_TO_UNDO: _("There is nothing of yours to undo."),
        Reason.DOES_NOT_FOLLOW: _("This does not follow from what is there."),
    }


def _setup() -> dict[Reason, str]:
    return {
        Reason.UNKNOWN_DEPARTMENT: _("There is no department “{department}” in this round."),
        Reason.CODE_TAKEN: _("“{code}” is taken already, or cannot be a code. Choose another."),
        Reason.ID_TAKEN: _("“{id}” is taken already, or cannot be an identifier. Choose another."),
        Reason.NAME_MISSING: _("A name is missing. Type one."),
        Reason.TEXT_NOT_ALLOWED: _("The text holds characters that cannot be kept. Type it anew."),
        Reason.TEXT_TOO_LONG: _("The text is longer than {longest} characters. Shorten it."),
        Reason.BAD_CURRENCY: _("“{currency}” is not a currency. Use its three letters, such as EUR."),
        Reason.BAD_DATE: _("“{date}” is not a date. Write it as 2027-03-31, a month as 2027-03."),
        Reason.BAD_PERIOD: _("The end ({end}) does not come after the start ({start})."),
        Reason.AMOUNT_OUT_OF_RANGE: _("{amount} is not an amount that can be used here."),
        Reason.RESERVE_OVER_FUND: _("The reserve ({reserve}) is more than the fund ({fund})."),
        Reason.LAST_EXECUTIVE: _("Somebody has to decide and sign: so many executives stay: {needed}."),
        Reason.LAST_HEAD: _("Somebody has to ask: at least one head of a department stays."),
        Reason.ROLE_MISSING: _("{person} has no role. Give one."),
        Reason.HEAD_NEEDS_DEPARTMENT: _("{person} is a head: say of which department."),
        Reason.PHASE_NOT_NEXT: _("From {phase} the round cannot go to {wanted}."),
        Reason.REASON_MISSING: _("This needs a reason. Type one; everybody will see it."),
        Reason.AMENDMENT_WAITS: _("An amendment waits for the heads already. Withdraw that one first."),
        Reason.AMENDMENT_OVER: _("This amendment waits no more."),
        Reason.SIGNATURE_OPENS_FOLLOW_UP: _("The last signature opens follow-up. Decide and sign first."),
        Reason.SIGNATURES_OUT_OF_RANGE: _(
            "{signatures} signatures cannot be asked for: there are {executives} executives."
        ),
    }


def _strategy() -> dict[Reason, str]:
    return {
        Reason.UNKNOWN_GOAL: _("There is no goal “{goal}” in this round."),
        Reason.TARGET_EQUALS_BASELINE: _(
            "{goal}: the target is the baseline, so nothing can count. Change one."
        ),
        Reason.WEIGHT_OUT_OF_RANGE: _(
            "A weight of {weight} does not fit: it is at least 0 and within its range, a share at most 1."
        ),
        Reason.NUMBER_NOT_FINITE: _("This is not a number that can be reckoned with."),
        Reason.GOAL_RETIRED: _("The goal “{goal}” has been retired."),
    }


def _requests() -> dict[Reason, str]:
    return {
        Reason.UNKNOWN_LINE: _("There is no line “{line}” in this round."),
        Reason.AMOUNT_NOT_POSITIVE: _("{line}: an amount must be more than 0, not {amount}."),
        Reason.TIERS_NOT_RISING: _(
            "{line}: minimum, requested and stretch must rise. Mend the one that falls."
        ),
        Reason.RESULTS_NOT_RISING: _(
            "{line}: the result for {goal} falls from one tier to the next. Mend it."
        ),
        Reason.MONTHS_NOT_PARTS: _(
            "{line}: the months need parts of 0 or more, not all 0, one for each month at most."
        ),
        Reason.CONFIDENCE_OUT_OF_RANGE: _("Confidence lies from 0 to 100 %."),
        Reason.REQUIRES_ITSELF: _("{line} cannot require or exclude itself."),
        Reason.REQUIRES_CIRCLE: _(
            "{line} and {other} would need each other in a circle. Take one of the needs away first."
        ),
        Reason.TIES_CONTRADICT: _(
            "{line} could never be granted: {one} and {other} would come together, and they exclude each other."
        ),
        Reason.ALREADY_LINKED: _("{line} is linked to the goal “{goal}” twice. Keep one link."),
        Reason.NOT_LINKED: _("{line} is not linked to the goal “{goal}”."),
        Reason.LINE_WITHDRAWN: _("{line} has been withdrawn."),
        Reason.TITLE_MISSING: _("Has no title yet, so it cannot be submitted."),
        Reason.REQUESTED_MISSING: _("Asks for no amount yet, so it cannot be submitted."),
        Reason.GOAL_MISSING: _("Serves no joint goal yet, so it cannot be submitted."),
        Reason.RESULT_MISSING: _("Says no result yet. Give one, or say that you cannot."),
        Reason.PREREQUISITE_WITHDRAWN: _("Needs {other}, which has been withdrawn."),
        Reason.ALREADY_SPONSOR: _("{department} already stands behind {line}."),
        Reason.NOT_INVITED: _("{department} has not been asked to stand behind {line}."),
        Reason.SHARES_NOT_HUNDRED: _("{line}: a share is 1 % or more, and leaves one for everybody else."),
    }


def _attachments() -> dict[Reason, str]:
    return {
        Reason.BAD_DIGEST: _("“{digest}” is not the SHA-256 of a file."),
        Reason.FILE_NAME: _("A file cannot be kept under the name “{name}”. Rename it first."),
        Reason.FILE_SIZE: _(
            "“{name}” is empty or larger than {most} MB. Attach a smaller file, or a link to it."
        ),
        Reason.TOO_MANY_FILES: _("{line} has {most} files already. Put several into one, or remove some."),
        Reason.NOT_ATTACHED: _("This file is attached to {line} no more."),
    }


def _decision() -> dict[Reason, str]:
    return {
        Reason.TIER_MISSING: _("{line} has no tier “{level}”."),
        Reason.TIER_OR_AMOUNT: _("{line}: grant a tier or another amount, not both."),
        Reason.GRANT_OVER_STRETCH: _("{line}: {amount} is not between 0 and its highest tier, {top}."),
        Reason.GRANT_NEEDS_REASON: _("{line}: less than requested needs a reason. Type one."),
        Reason.GRANT_OUTDATED: _("{line} was revised after it was decided. Decide it again."),
        Reason.UNDECIDED_LINES: "",
        Reason.OVER_AVAILABLE: _(
            "{total} is granted and {available} is available: {over} too much. Lower or drop a line."
        ),
        Reason.REQUIRES_NOT_MET: _("{line} needs {other}, which gets nothing. Grant both or neither."),
        Reason.EXCLUDES_NOT_MET: _("{line} and {other} exclude each other. Grant only one of them."),
        Reason.ALREADY_SIGNED: _("You have signed already."),
        Reason.NOT_SIGNED: _("You have not signed."),
    }


def _talk() -> dict[Reason, str]:
    return {
        Reason.UNKNOWN_POST: _("There is no post “{post}” any more."),
        Reason.TEXT_MISSING: _("There is nothing to say yet. Type something."),
        Reason.NOT_YOUR_POST: _("Only its author can edit a post."),
    }


def _packages() -> dict[Reason, str]:
    return {
        Reason.PACKAGE_NOT_OF_HEAD: _(
            "{person} is not head of {department} here. Ask finance to enrol them."
        ),
        Reason.UNKNOWN_PACKAGE: _("No package “{package}” was brought in here."),
        Reason.FILE_NOT_SENT: _("The attached file is not in the package. Ask its sender to attach it anew."),
        Reason.ONLY_IN_PERSON: _(
            "Nobody can bring this in for somebody else: it is done at the round itself."
        ),
    }


def _points() -> dict[Reason, str]:
    return {
        Reason.POINTS_NOT_HUNDRED: _("These are {total_points} points. Spread 100 of them, or none."),
        Reason.POINTS_TWICE: _("A line has points twice. Name each line once."),
        Reason.POINTS_NOT_RISING: _("{line}: a lower tier cannot have more points than a higher one."),
        Reason.POINTS_FIXED: _(
            "The points of {department} were sealed before negotiation opened, so they stay as they are. Reveal them."
        ),
        Reason.POINTS_NOT_HERE: _(
            "The points of {department} are kept on the machine where they were sealed. Reveal them there."
        ),
        Reason.POINTS_NOT_SEALED: _("{department} has sealed no points, so there are none to reveal."),
        Reason.POINTS_DO_NOT_MATCH: _("These are not the points that {department} sealed."),
    }

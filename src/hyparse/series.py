"""Issues of one newspaper, checked against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from hyparse.models import Diagnostic, Issue, Masthead, Severity
from hyparse.text import fold, squeeze

__all__ = ["check_series"]


def check_series(issues: Iterable[Issue]) -> tuple[Diagnostic, ...]:
    """Doubts about the order and the identity of one newspaper's issues.

    Args:
        issues: Issues of one newspaper, in any order; those without a masthead are passed over.

    Returns:
        By date: ``issue-number-order`` (a later day has a smaller number), ``issue-number-repeated`` (one number for
        two days, or two numbers for one), ``issue-number-skipped`` (a warning where more numbers than days have passed;
        an information where the days leave room for the missing issues). In the order given: ``cn-number-changed`` and
        ``title-changed``. ``printed`` is the later issue's value, ``expected`` what the issue before it makes likely,
        ``span`` the later issue's nameplate.

    """
    mastheads = [issue.masthead for issue in issues if issue.masthead is not None]
    return (*_number_doubts(mastheads), *_identity_doubts(mastheads))


def _doubt(
    code: str,
    message: str,
    masthead: Masthead,
    printed: object,
    expected: object,
    severity: Severity = Severity.WARNING,
) -> Diagnostic:
    span = masthead.spans[0] if masthead.spans else None
    return Diagnostic(code, severity, message, str(printed), str(expected), span)


def _number_doubts(mastheads: Iterable[Masthead]) -> Iterator[Diagnostic]:
    """Numbers against dates, over the issues that have both."""
    dated = sorted(
        (
            (masthead.date, masthead.issue_number, masthead)
            for masthead in mastheads
            if masthead.date is not None and masthead.issue_number is not None
        ),
        key=lambda entry: entry[0],
    )
    for (day, number, _), (next_day, next_number, masthead) in pairwise(dated):
        days, numbers = (next_day - day).days, next_number - number
        when = f"{day.isoformat()} to {next_day.isoformat()}"
        if days == 0 and numbers == 0:
            continue
        if numbers < 0 and days > 0 and _starts_anew(next_number, day.year, next_day.year):
            continue
        if numbers < 0:
            message = f"the number falls from {number} to {next_number}, {when}"
            yield _doubt("issue-number-order", message, masthead, next_number, number + max(days, 1))
        elif numbers == 0 or days == 0:
            message = f"{'one number for two days' if days else 'two numbers for one day'}, {when}"
            yield _doubt("issue-number-repeated", message, masthead, next_number, number + days)
        elif numbers > 1:
            message = f"from {number} to {next_number}, {when}"
            severity = Severity.WARNING if numbers > days else Severity.INFO
            yield _doubt("issue-number-skipped", message, masthead, next_number, number + 1, severity)


_FIRST_ISSUES = 60
"""A number up to this may be the first that is seen of a new year's count, for papers that count anew each year."""


def _starts_anew(number: int, year: int, next_year: int) -> bool:
    return next_year > year and number <= _FIRST_ISSUES


def _identity_doubts(mastheads: Iterable[Masthead]) -> Iterator[Diagnostic]:
    """Titles and CN numbers, each against the last one printed before it."""
    title: str | None = None
    cn_number: str | None = None
    for masthead in mastheads:
        if masthead.title is not None:
            if title is not None and fold(squeeze(masthead.title)) != fold(squeeze(title)):
                yield _doubt("title-changed", "the title is another than before", masthead, masthead.title, title)
            title = masthead.title
        if masthead.cn_number is not None:
            printed = str(masthead.cn_number)
            if cn_number is not None and printed != cn_number:
                yield _doubt("cn-number-changed", "the CN number is another than before", masthead, printed, cn_number)
            cn_number = printed

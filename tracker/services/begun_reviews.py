"""The reviews that were begun and are not over, as they lie in the home; what cannot be read hides no other."""

from dataclasses import dataclass
from pathlib import Path

from tracker.domain.permissions import Act, may
from tracker.domain.review import Review
from tracker.errors import InputError, SetupError
from tracker.services import review_file
from tracker.services.desk import Desk

ASIDE = ".damaged"


@dataclass(frozen=True, slots=True)
class Damaged:
    """A file that should hold a review and does not."""

    path: Path
    error: InputError

    @property
    def number(self) -> str:
        """What it is called by."""
        return self.path.stem[: review_file.DIGITS]


@dataclass(frozen=True, slots=True)
class Begun:
    """Reviews, the latest worked on first, and files in which none can be read."""

    reviews: tuple[Review, ...] = ()
    damaged: tuple[Damaged, ...] = ()


def begun(desk: Desk) -> Begun:
    """The reviews that were begun and neither confirmed nor discarded."""
    desk.require(Act.IMPORT_PLAN)
    reviews: list[Review] = []
    damaged: list[Damaged] = []
    for path in review_file.files(desk.home):
        try:
            reviews.append(review_file.load(path))
        except InputError as error:
            damaged.append(Damaged(path, error))
    return Begun(tuple(reviews), tuple(damaged))


def reviews(desk: Desk) -> tuple[Review, ...]:
    """Those of them that can be read, the latest first."""
    return begun(desk).reviews


def how_many_begun(desk: Desk) -> int:
    """How many reviews wait for whoever is at the desk; none for who does not import plans."""
    may_import = desk.actor is not None and not may(desk.actor, Act.IMPORT_PLAN)
    return len(review_file.files(desk.home)) if may_import else 0


def number_of(review: Review) -> str:
    """What a review that was begun is called by: the first digits of its document's checksum."""
    return review.checksum[: review_file.DIGITS]


def numbered(desk: Desk, called: str) -> Review | None:
    """The review that was begun and has that number. Raises InputError where its file is damaged."""
    found = begun(desk)
    for each in found.damaged:
        if each.number == called.lower():
            raise each.error
    return next((each for each in found.reviews if number_of(each) == called.lower()), None)


def set_aside(desk: Desk, called: str) -> Path | None:
    """Put the damaged file of that number out of the way, under another name, and answer where it lies now.

    None where no damaged file is called so. Raises SetupError where the home cannot be written.
    """
    for each in begun(desk).damaged:
        if each.number == called.lower():
            try:
                return each.path.rename(each.path.with_suffix(ASIDE))
            except OSError as error:
                raise SetupError(
                    f"“{each.path}”不能改名：{error.strerror}。", "请检查磁盘和权限。"
                ) from error
    return None

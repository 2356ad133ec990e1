"""The material of a circular with what is found in it once and told in several places."""

from dataclasses import dataclass

from tracker.domain.circular.doubts import Doubt, doubts
from tracker.domain.circular.duties import Duty, SentBack, duties, sent_back
from tracker.domain.circular.material import Material, Snapshot, TaskRecord


@dataclass(frozen=True, slots=True)
class Findings:
    """The material; the filings that were due in the month; those sent back; the doubtful figures."""

    material: Material
    owed: tuple[Duty, ...]
    returned: tuple[SentBack, ...]
    doubted: tuple[Doubt, ...]

    @property
    def now(self) -> Snapshot:
        """The ledger at the cut-off."""
        return self.material.now

    def done_before(self, record: TaskRecord) -> bool:
        """Whether the task was found done by the end of the month before."""
        before = self.material.before
        earlier = before.by_code.get(record.code) if before else None
        return earlier is not None and earlier.standing.done


def findings(material: Material) -> Findings:
    """What is found in the material."""
    return Findings(material, duties(material), sent_back(material), doubts(material))

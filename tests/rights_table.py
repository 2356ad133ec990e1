"""Who may do what to a task in which state, written out by hand: what does not stand here is refused.

O office, L lead, R responsible, G guide, H leader (分管领导), I inspector, A auditor.
"""

from tracker.domain.acts import Act
from tracker.domain.task import State

PEOPLE = {
    "office": "O",
    "lead": "L",
    "responsible": "R",
    "guide": "G",
    "leader": "H",
    "inspector": "I",
    "auditor": "A",
    "none": "-",
}
TABLE = """
                    draft  dispatched  disputed  active   claimed  closed   suspended  cancelled
read                OHIA   OLRGHIA     OLRGHIA   OLRGHIA  OLRGHIA  OLRGHIA  OLRGHIA    OLRGHIA
dispatch            O      .           .         .        .        .        .          .
sign                .      LR          .         LR       .        .        .          .
dispute             .      LR          .         LR       .        .        .          .
decide_dispute      .      .           O         .        .        .        .          .
assign              O      O           O         O        .        .        .          .
set_milestones      O      O           .         O        .        .        .          .
split               O      O           .         O        .        .        .          .
set_cycle           O      O           O         O        O        .        O          .
divide_target       .      .           .         OL       .        .        .          .
ask_part            .      .           .         OL       .        .        .          .
file                .      .           .         LR       .        .        .          .
accept              .      .           .         O        O        .        .          .
return              .      .           .         O        O        .        .          .
instruct            .      OH          OH        OH       OH       .        OH         .
answer_instruction  .      L           .         L        L        .        .          .
ask_extension       .      .           .         L        .        .        .          .
decide_extension    .      .           .         O        O        .        .          .
claim               .      .           .         L        .        .        .          .
verify              .      .           .         .        O        .        .          .
refuse              .      .           .         .        O        .        .          .
close               .      .           .         .        O        .        .          .
suspend             .      O           O         O        O        .        .          .
resume              .      .           .         .        .        .        O          .
cancel              .      O           O         O        O        .        O          .
report_money        .      .           .         OL       OL       .        .          .
finish_work         .      .           .         OL       OL       .        .          .
accept_project      .      .           .         O        O        .        .          .
name_closers        .      O           O         O        O        .        O          .
"""


def read() -> dict[tuple[Act, State], str]:
    """The cells of the table."""
    head, *lines = TABLE.strip("\n").splitlines()
    states = [State(word) for word in head.split()]
    rows = [line.split() for line in lines]
    return {
        (Act(act), state): cell for act, *cells in rows for state, cell in zip(states, cells, strict=True)
    }


CELLS = read()
ACTS = tuple(dict.fromkeys(act for act, _ in CELLS))


def allowed(who: str, act: Act, state: State) -> bool:
    """Whether the table lets `who` (office, lead, …) do `act` to a task in `state`."""
    return PEOPLE[who] in CELLS[act, state]

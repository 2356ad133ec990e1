"""What an import made, in sentences."""

from tracker.domain.review_phrases import few, unread
from tracker.domain.review_revision import Kind
from tracker.services.plans import Imported

MOST = 6


def outcome(imported: Imported) -> str:
    """The new tasks, what became of revised ones, what the registry learnt, what is still open."""
    said = [f"已导入《{imported.plan.title}》（{imported.plan_id}），生成待交办任务{len(imported.tasks)}项。"]
    if words := unread(imported.plan):
        said.append(words)
    if imported.compared:
        changed, gone = (
            sum(each.kind is kind and not each.left for each in imported.compared)
            for kind in (Kind.CHANGED, Kind.GONE)
        )
        said.append(f"修订任务{changed}项；不再列入{gone}项，仍保留在台账中。")
    if imported.learnt.names:
        said.append(f"单位名录已记住这次确认的名称：{few(imported.learnt.names, MOST)}。")
    if imported.questions:
        names = few([question.name for question in imported.questions], MOST)
        said.append(f"暂不确定的单位：{names}。交办以前请打开有关任务，用“调整单位”指定。")
    return "\n".join(said)

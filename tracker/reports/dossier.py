"""一事一卷: a task's papers in one archive that a stranger can verify with openssl, sh and awk alone."""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

README = """一事一卷：{title}

这一卷由 duban 从台账日志导出，导出时日志末尾是第{seq}条，校验值：
{head}

一、卷里有什么：见 index.txt（目录）。
二、怎样核对，只需 sh、openssl（支持 SM3）、awk、sed、find、xargs：
　1．解开压缩包，在解开的目录里运行：sh verify.sh 卷宗校验值
　2．卷宗校验值是 files.sm3 的 SM3，导出时显示，应另行保存（如写在移交清单上）。没有它也可以核对，
　　　但只能发现个别文件被改动，不能发现整卷被换。
　3．不想用卷里的脚本时，先运行 openssl dgst -sm3 files.sm3，与卷宗校验值对照；再逐个核对文件，没有输出就是相符：
　　　while read -r sum file; do openssl dgst -sm3 -r "$file" | grep -q "^$sum " || echo "不符：$file"; done < files.sm3
三、核对的是什么：files.sm3 列出每个文件的 SM3；events 目录里每个文件是日志的一条记录，一个字节不差，
　　它的 SM3 就是这条记录的校验值，末尾是上一条记录的校验值；events.txt 列出序号、校验值、上一条的校验值。
四、这一卷只有与本任务有关的记录，不相邻的记录之间由其他事项的记录相接；要核对它们在整个日志中的位置，
　　请持卷中的校验值到办公室运行：duban verify --expect 校验值
"""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file of the dossier: its path in the archive (no white space), what it is, its bytes."""

    path: str
    says: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Leaf:
    """A record of the log: its number, hash, the hash before it, and the very bytes that were hashed."""

    seq: int
    hash: str
    previous: str
    content: bytes
    says: str

    @property
    def path(self) -> str:
        """Where it lies in the archive."""
        return f"events/{self.seq:08d}.json"


@dataclass(frozen=True, slots=True)
class Dossier:
    """The archive and its seal: the SM3 of its list of files."""

    content: bytes
    seal: str


def dossier(
    title: str,
    papers: Sequence[Paper],
    leaves: Sequence[Leaf],
    head: tuple[int, str],
    day: date,
    sm3: Callable[[bytes], str],
) -> Dossier:
    """The archive of these papers and records; `head` is the log's last number and hash, `day` stamps the files.

    The same papers and head give the same bytes.
    """
    script = files("tracker.reports").joinpath("templates/verify.sh").read_bytes()
    listed = "".join(f"{leaf.seq} {leaf.hash} {leaf.previous} {leaf.path}\n" for leaf in leaves)
    whole = [
        Paper("README.txt", "说明：怎样核对", README.format(title=title, seq=head[0], head=head[1]).encode()),
        Paper("verify.sh", "核对脚本", script),
        *papers,
        Paper("events.txt", "记录的序号、校验值、上一条的校验值、文件", listed.encode()),
        *(Paper(leaf.path, leaf.says, leaf.content) for leaf in leaves),
    ]
    index = "".join(f"{n}\t{each.path}\t{each.says}\n" for n, each in enumerate(whole, 1))
    whole.insert(0, Paper("index.txt", "目录", f"目录：{title}\n序号\t文件\t内容\n{index}".encode()))
    sums = "".join(f"{sm3(each.content)}  {each.path}\n" for each in whole).encode()
    return Dossier(zipped([*whole, Paper("files.sm3", "各文件的 SM3", sums)], day), sm3(sums))


def zipped(papers: Sequence[Paper], day: date) -> bytes:
    """An archive whose bytes depend on nothing but these papers and the day."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for paper in papers:
            part = zipfile.ZipInfo(paper.path, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            archive.writestr(part, paper.content)
    return packed.getvalue()

"""What the operating system says of files and disks, in Chinese."""

import errno
import os

WORDS = {
    errno.ENOENT: "没有这个文件或目录",
    errno.EACCES: "没有权限",
    errno.EPERM: "系统不允许",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "超过磁盘配额",
    errno.EROFS: "磁盘是只读的",
    errno.EIO: "磁盘读写出错",
    errno.ENOTDIR: "路径中有一段是文件，不是目录",
    errno.EISDIR: "是目录，不是文件",
    errno.EEXIST: "已经存在",
    errno.ENOTEMPTY: "目录不是空的",
    errno.ENAMETOOLONG: "名称太长",
    errno.EBUSY: "正被占用",
    errno.EMFILE: "打开的文件太多",
    errno.ECONNREFUSED: "连接被拒绝",
}


def in_chinese(text: str) -> str:
    """The text with the system's English phrases replaced."""
    for code, words in WORDS.items():
        text = text.replace(os.strerror(code), words)
    return text

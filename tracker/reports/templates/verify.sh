#!/bin/sh
# 核对一事一卷。用法：sh verify.sh [卷宗校验值]
# 只用 sh、openssl、awk、sed、find、xargs；不联网，不改动任何文件。
cd "$(dirname "$0")" || exit 2
export LC_ALL=C
openssl dgst -sm3 /dev/null >/dev/null 2>&1 || { echo "这台机器的 openssl 不支持 SM3，不能核对。"; exit 2; }

# files.sm3 和它列出的每个文件现在的 SM3，每行“SM3 ./文件”
sums=$({ echo ./files.sm3; sed 's|^[0-9a-f]* *|./|' files.sm3; } |
  xargs openssl dgst -sm3 -r 2>/dev/null | sed 's/ \*/ /')
now() { printf '%s\n' "$sums"; }

wrong=$(
  # 一、卷宗校验值：files.sm3 本身没有被换
  [ -z "$1" ] || [ "$(now | sed -n '1s| ./files.sm3$||p')" = "$1" ] || echo "files.sm3 与卷宗校验值不符"

  # 二、每个文件与 files.sm3 相符，一个不少，一个不多
  now | awk '
    is == "now" { now[$2] = $1; next }
    !("./" $2 in now) { print "缺少：" $2; next }
    now["./" $2] != $1 { print "被改动：" $2 }' is=now - is=list files.sm3 2>&1
  find . -type f | awk '
    is == "list" { sub(/^[0-9a-f]+ +/, ""); known["./" $0]; next }
    !($0 in known) && $0 != "./files.sm3" { print "多出：" substr($0, 3) }' is=list files.sm3 is=found - 2>&1

  # 三、每条记录的校验值就是它内容的 SM3；内容的末尾是上一条的校验值
  now | awk '
    is == "now" { now[$2] = $1; next }
    now["./" $4] != $2 { print "第" $1 "条记录与校验值不符" }
    {
      end = ""
      while ((getline line < $4) > 0) end = line
      close($4)
      if (substr(end, length(end) - 66) != "\"" $3 "\"]") print "第" $1 "条记录没有接在上一条之后"
      if (before != "" && $1 == last + 1 && $3 != before) print "第" $1 "条与第" last "条接不上"
      last = $1
      before = $2
    }' is=now - is=events events.txt 2>&1
)

[ -z "$wrong" ] || { echo "$wrong"; echo "核对没有通过。"; exit 1; }
echo "核对通过：全部文件与 files.sm3 相符，全部记录与校验值相符。"
[ -n "$1" ] || echo "没有给出卷宗校验值；请再核对：openssl dgst -sm3 files.sm3"

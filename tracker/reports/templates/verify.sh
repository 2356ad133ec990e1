#!/bin/sh
# 核对一事一卷。用法：sh verify.sh [卷宗校验值]
# 只用 sh、openssl、awk、sed、find、tail；不联网，不改动任何文件。
cd "$(dirname "$0")" || exit 2
sm3() { openssl dgst -sm3 "$1" | awk '{print $NF}'; }
openssl dgst -sm3 /dev/null >/dev/null 2>&1 || { echo "这台机器的 openssl 不支持 SM3，不能核对。"; exit 2; }
bad=0
wrong() { echo "$1"; bad=1; }

# 一、卷宗校验值：files.sm3 本身没有被换
if [ -n "$1" ]; then
  [ "$(sm3 files.sm3)" = "$1" ] || wrong "files.sm3 与卷宗校验值不符"
fi

# 二、每个文件与 files.sm3 相符，一个不少，一个不多
while read -r want path; do
  if [ ! -f "$path" ]; then wrong "缺少：$path"
  elif [ "$(sm3 "$path")" != "$want" ]; then wrong "被改动：$path"
  fi
done <files.sm3
more=$(find . -type f | sed 's|^\./||' | awk 'NR == FNR { sub(/^[0-9a-f]+ +/, ""); known[$0] = 1; next }
  !($0 in known) && $0 != "files.sm3"' files.sm3 -)
[ -z "$more" ] || wrong "多出：$more"

# 三、每条记录的校验值就是它内容的 SM3；内容的末尾是上一条的校验值
last=0
before=""
while read -r seq hash previous path; do
  [ "$(sm3 "$path")" = "$hash" ] || wrong "第${seq}条记录与校验值不符"
  [ "$(tail -c 67 "$path")" = "\"$previous\"]" ] || wrong "第${seq}条记录没有接在上一条之后"
  if [ "$seq" -eq $((last + 1)) ] && [ -n "$before" ] && [ "$previous" != "$before" ]; then
    wrong "第${seq}条与第${last}条接不上"
  fi
  last=$seq
  before=$hash
done <events.txt

[ "$bad" -eq 0 ] || { echo "核对没有通过。"; exit 1; }
echo "核对通过：全部文件与 files.sm3 相符，全部记录与校验值相符。"
[ -n "$1" ] || echo "没有给出卷宗校验值；请再核对：openssl dgst -sm3 files.sm3"

# What a scan asks of the JVM; docs/adr/0028. Sets `asked`.
# A tree is through before the optimising compiler has paid for itself, unless git's index has a
# hundred thousand files; so is a history of packs up to 128 MiB. Its memory is bounded where its packs
# have up to a million objects: what is kept of each counts beyond that.

scan_asks() {
  top=. history=
  while [ $# -gt 0 ]; do
    case $1 in
      --history) history=yes ;;
      --root=*) top=${1#*=} ;;
      --root) top=${2-.} ;;
    esac
    shift
  done
  asked=-XX:TieredStopAtLevel=1
  if [ -n "$history" ]; then
    packs=$top/.git/objects/pack
    if [ ! -d "$packs" ] || [ -e "$top/.git/objects/info/alternates" ] ||
      [ -n "$(find "$packs" -name '*.idx' -size +65536 2>/dev/null)" ]; then
      asked=-XX:FreqInlineSize=60
    elif [ -n "$(find "$packs" -name '*.pack' -size +262144 2>/dev/null)" ]; then
      asked='-XX:FreqInlineSize=60 -Xmx300m'
    else
      asked="$asked -Xmx300m"
    fi
  elif [ -f "$top/.git/index" ] && [ -n "$(find "$top/.git/index" -size +20480 2>/dev/null)" ]; then
    asked=-XX:FreqInlineSize=60
  fi
}

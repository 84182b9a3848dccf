# The road of git's pre-commit hook that needs no JVM: a daemon that runs is asked, and its yes or no
# is taken. Where nothing else can be relied on, the command line decides by itself.

# Ends with 0 or 1; comes back where the daemon gave neither.
commit_quick() {
  [ $# -eq 1 ] || return 0
  . "$parts/places.sh"
  [ -S "$runtime/guard.sock" ] && [ -x "$state/bin/bailiwick-hook" ] || return 0
  top=$PWD index=${GIT_INDEX_FILE-}
  [ -e "$top/.git" ] || return 0
  case $index in '' | /*) ;; *) index=$top/$index ;; esac
  # What JSON would have to escape takes the other road.
  LC_ALL=C
  case $top$index in *[\"\\]* | *[![:print:]]*) return 0 ;; esac
  answer=$(printf '{"root":"%s","index":"%s"}' "$top" "$index" |
    "$state/bin/bailiwick-hook" git 2>/dev/null) || return 0
  nl='
'
  first=${answer%%"$nl"*}
  lines=${answer#"$first"}
  case $first in
    '{"commit":"allow"}') status=0 ;;
    '{"commit":"refuse"}') status=1 ;;
    *) return 0 ;;
  esac
  [ -z "$lines" ] || printf '%s\n' "${lines#"$nl"}" >&2
  exit "$status"
}

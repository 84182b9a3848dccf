# The hook where no C compiler made a client: POSIX sh and curl, and failing them the JVM. Behaves
# like src/main/native/hook.c, which tells the reasons; a test runs one table through all three.

hook_version=0.1.0/1
hook_limit=8388608
hook_seconds=5

# True where the one event name in the text is of an event that must not be answered with 2. A name
# inside a tool's own input makes two of them, which counts as no.
hook_is_harmless() {
  case $event in *'"hook_event_name"'*'"hook_event_name"'*) return 1 ;; esac
  case $event in *'"hook_event_name"'*) ;; *) return 1 ;; esac
  name=${event#*'"hook_event_name"'}
  while :; do
    case $name in [:\ ]*) name=${name#?} ;; *) break ;; esac
  done
  case $name in
    '"Stop"'* | '"SubagentStop"'* | '"StopFailure"'* | '"SessionEnd"'* | '"Notification"'* | \
      '"AfterAgent"'* | '"agentStop"'* | '"subagentStop"'* | '"sessionEnd"'* | '"stop"'*) return 0 ;;
  esac
  return 1
}

hook_doubt() {
  if hook_is_harmless; then
    printf 'bailiwick: not recorded: %s\n' "$1" >&2
    exit 0
  fi
  printf 'bailiwick: no verdict, so the call is blocked: %s\n' "$1" >&2
  exit 2
}

# The mode is read from ls, the one tool that tells it alike on every system.
hook_is_ours() {
  [ -O "$1" ] || return 1
  mode=$(LC_ALL=C ls -ld -- "$1") || return 1
  case $mode in "$2"------*) return 0 ;; esac
  return 1
}

hook_call() {
  answer=$(printf '%s' "$event" | curl -q -s -i --noproxy '*' --http1.1 --max-time "$hook_seconds" \
    --unix-socket "$runtime/guard.sock" -H 'Content-Type: application/json' -H 'Expect:' \
    -H "X-Bailiwick: $hook_version" --data-binary @- "http://localhost/v1/hooks/$1")
}

# One of many calls starts the daemon: a folder can be made only once. The daemon's own lock is what
# makes it single; this only saves the other calls a JVM each.
hook_start() {
  mkdir -p -m 700 "$runtime" "$state" || hook_doubt "cannot make $runtime"
  [ -z "$(find "$runtime/start" -maxdepth 0 -mmin +0.2 2>/dev/null)" ] || rmdir "$runtime/start" 2>/dev/null
  if mkdir "$runtime/start" 2>/dev/null; then
    setsid=
    command -v setsid >/dev/null && setsid=setsid
    (
      trap '' HUP INT QUIT
      $setsid "$root/bailiwick" daemon run </dev/null >>"$state/daemon.log" 2>&1 &
    )
  fi
  tries=0
  until [ -S "$runtime/guard.sock" ] && hook_call "$1"; do
    tries=$((tries + 1))
    [ "$tries" -gt $((hook_seconds * 20)) ] && hook_doubt "no daemon within $hook_seconds s; see $state/daemon.log"
    sleep 0.05 2>/dev/null || sleep 1
  done
  rmdir "$runtime/start" 2>/dev/null
}

hook_main() {
  . "$parts/places.sh"
  event=
  case $1 in '' | *[!a-z0-9-]*) hook_doubt 'usage: bailiwick hook AGENT' ;; esac
  [ -x "$state/bin/bailiwick-hook" ] && exec "$state/bin/bailiwick-hook" "$1"
  command -v curl >/dev/null || return 0
  LC_ALL=C
  event=$(head -c $((hook_limit + 1)))
  [ -n "$event" ] || hook_doubt 'the event is empty'
  if [ "${#event}" -gt "$hook_limit" ]; then
    event=
    hook_doubt "the event is over $((hook_limit >> 20)) MiB"
  fi
  if [ -e "$runtime" ]; then
    hook_is_ours "$runtime" drwx || hook_doubt "$runtime must be a folder of yours with mode 0700"
  fi
  if [ -e "$runtime/guard.sock" ]; then
    hook_is_ours "$runtime/guard.sock" srw- || hook_doubt "$runtime/guard.sock must be a socket of yours with mode 0600"
  fi
  hook_call "$1"
  case $? in
    0) ;;
    7) hook_start "$1" ;;
    28) hook_doubt "no answer from the daemon within $hook_seconds s" ;;
    *) hook_doubt 'the daemon hung up in the middle of its answer' ;;
  esac
  hook_check "$1" || { hook_start "$1" && hook_check "$1"; } ||
    hook_doubt "the daemon is of another version; run: $root/bailiwick setup"
  printf '%s' "$body"
  exit
}

# 0 where the answer is whole and ours, 1 where the daemon is of another version.
hook_check() {
  cr=$(printf '\r')
  nl='
'
  head=${answer%%"$cr$nl$cr$nl"*}
  body=${answer#*"$cr$nl$cr$nl"}
  [ "$body" != "$answer" ] || body=
  length= version=
  while IFS=': ' read -r name value; do
    value=${value%"$cr"}
    case $name in
      [Cc]ontent-[Ll]ength) length=$value ;;
      [Xx]-[Bb]ailiwick) version=$value ;;
    esac
  done <<END
$head
END
  [ -n "$version" ] || hook_doubt "what answers at $runtime/guard.sock is not the daemon"
  case $head in
    'HTTP/1.1 200'*) [ "$version" = "$hook_version" ] || return 1 ;;
    'HTTP/1.1 409'*) return 1 ;;
    *)
      status=${head#HTTP/1.1 }
      hook_doubt "the daemon answers ${status%%[!0-9]*}: $body"
      ;;
  esac
  [ "$length" = "${#body}" ] || hook_doubt 'an answer of no known length'
}

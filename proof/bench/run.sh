#!/bin/sh
# Measures the guard on this machine: proof/bench/run.sh [ROUNDS]. Each comparison is made in one
# run, its sides in turn; the load of the machine is printed beside the figures.
#   LAUNCHER   what to run as the daemon (default: the repository's bailiwick)
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
rounds=${1-200}
launcher=${LAUNCHER-$root/bailiwick}
work=$(mktemp -d)
export BAILIWICK_HOME=$work/h
client=$BAILIWICK_HOME/state/bin/bailiwick-hook
trap '"$root/bailiwick" daemon stop 2>/dev/null || :; rm -rf "$work"' EXIT
"$root/bailiwick" --version
cc -O2 -o "$work/load" "$here/load.c" -lpthread

# One Bash call of about a kilobyte, as Claude Code sends it.
pad=$(head -c 560 /dev/zero | tr '\0' x)
cat >"$work/event" <<END
{"session_id":"5f0c","transcript_path":"/home/dev/.claude/projects/x/5f0c.jsonl","cwd":"$root","prompt_id":"p","permission_mode":"default","hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":{"command":"git status && npm test","description":"$pad"},"tool_use_id":"toolu_01","word":"hi"}
END

up() { # the daemon in the background, as a client would start it
  "$launcher" daemon run --echo </dev/null >"$work/log" 2>&1 &
  while [ ! -S "$BAILIWICK_HOME/run/guard.sock" ]; do sleep 0.01; done
}
down() {
  "$root/bailiwick" daemon stop
  wait
}
settle() { printf '\n%s (load %s)\n' "$1" "$(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo '?')"; }

"${JAVA_HOME:?is the JDK 25 to make the client with}/bin/java" "-Dbailiwick.launcher=$launcher" "@$root/.bailiwick-build/current/args" daemon client >/dev/null
settle 'cold start to the first answer, by the client'
for i in 1 2 3 4 5; do
  "$work/load" crowd "$work/event" 1 "$client" claude
  grep -s VmRSS "/proc/$("$root/bailiwick" daemon status --format json | sed 's/.*"pid":\([0-9]*\).*/\1/')/status" || :
  "$root/bailiwick" daemon stop
  sleep 1
done
settle '50 hooks at once with no daemon'
for i in 1 2 3; do
  "$work/load" crowd "$work/event" 50 "$client" claude
  "$root/bailiwick" daemon stop
  sleep 1
done

up
port=$(cat "$BAILIWICK_HOME/state/port")
token=$BAILIWICK_HOME/state/token
settle 'HTTP on loopback, cold: the first calls after the start'
"$work/load" latency "$port" "$token" "$work/event" 50
settle 'ten seconds of work, so that the compilers have seen it'
"$work/load" rate "$port" "$token" "$work/event" 8 10
settle 'HTTP on loopback, warm'
"$work/load" latency "$port" "$token" "$work/event" "$rounds"
settle 'throughput'
for flight in 1 8 64; do "$work/load" rate "$port" "$token" "$work/event" "$flight" 4; done
settle 'a hook as a process'
set -- -- "$client" claude -- /bin/true
if command -v go >/dev/null; then
  (cd "$here/gohook" && GO111MODULE=off CGO_ENABLED=0 GOCACHE="$work/go" go build -ldflags '-s -w' -o "$work/go-hook" .)
  set -- "$@" -- "$work/go-hook"
else
  printf 'SKIPPED the Go peer: no go on PATH (Debian: apt-get install golang-go)\n'
fi
"$work/load" spawn "$work/event" "$rounds" "$@"
grep VmRSS "/proc/$("$root/bailiwick" daemon status --format json | sed 's/.*"pid":\([0-9]*\).*/\1/')/status" || :
# Answers that wait for their record's sync, in a repository of its own; the first seconds are compiled.
git init -q "$work/durable"
printf 'version: 1\npermissions: { read: { allow: ["**"] }, execute: { allow: ["npm test"] } }\nautoApprove: { bash: true }\nlogging: { durable: true }\n' >"$work/durable/bailiwick.yaml"
sed "s#\"cwd\":\"[^\"]*\"#\"cwd\":\"$work/durable\"#" "$work/event" >"$work/event-durable"
settle 'throughput where the log is durable'
for i in 1 2 3 4 5; do "$work/load" rate "$port" "$token" "$work/event-durable" 64 6; done
down

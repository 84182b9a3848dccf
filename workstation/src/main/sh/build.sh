# Builds the program from its sources into a folder of its own under .bailiwick-build, so that a
# guard that is still running keeps the jars it was started from.

build_once() {
  mkdir -p "$builds" || fail "cannot write to $builds"
  find_jdk
  waited=0
  until mkdir "$builds/lock" 2>/dev/null; do
    # The holder writes its id right after taking the lock; a holder that is gone left it behind.
    if IFS= read -r holder 2>/dev/null <"$builds/lock/pid" && ! kill -0 "$holder" 2>/dev/null; then
      rm -rf "$builds/lock"
      continue
    fi
    [ "$waited" -eq 0 ] && say 'another build is running; waiting for it'
    waited=$((waited + 1))
    [ "$waited" -gt 900 ] && fail "gave up waiting for the build that holds $builds/lock"
    sleep 1
  done
  printf '%s\n' "$$" >"$builds/lock/pid"
  trap 'rm -rf "$builds/lock"' EXIT
  trap 'exit 3' HUP INT TERM
  if [ "$waited" -eq 0 ] || ! build_is_current; then
    build_now
  fi
  trap - EXIT HUP INT TERM
  rm -rf "$builds/lock"
}

build_now() {
  say "building from source with ${jdk##*/} (once, and after a change; a minute or two)…"
  made=$builds/b-$(date +%s)-$$
  mkdir -p "$made" && : >"$made/stamp" || fail "cannot write to $builds"
  maven=mvn
  command -v mvn >/dev/null || maven=$root/mvnw
  (cd "$root" && JAVA_HOME=$jdk "$maven" -q -B -pl core,workstation package \
    -Dmaven.test.skip=true) </dev/null >"$builds/build.log" 2>&1 || {
    grep -E '^\[ERROR\]' "$builds/build.log" | head -n 15 >&2
    rm -rf "$made"
    fail "the build failed; the whole log is in $builds/build.log"
  }
  cp -R "$root/workstation/target/lib" "$made/lib" || fail "cannot copy the build"
  cp "$root"/workstation/target/bailiwick-workstation-*.jar "$made/lib/" || fail "cannot copy the build"
  path=
  for jar in "$made"/lib/*.jar; do path=$path:$jar; done
  # The parsers of code are native libraries; training and running must agree on that.
  printf -- '--enable-native-access=ALL-UNNAMED\n-cp "%s"\ndev.bailiwick.workstation.cli.Main\n' "${path#:}" >"$made/args"
  printf '%s\n' "$made" >"$made/home"
  printf '%s\n' "$jdk" >"$made/jdk"
  train
  ln -s "${made##*/}" "$builds/next.$$" && rename_link "$builds/next.$$" "$builds/current"
  forget_old_builds
  renew_daemon
}

# A guard of the build before this one would go on judging with its code.
renew_daemon() {
  . "$parts/places.sh"
  [ -S "$runtime/guard.sock" ] || return 0
  "$jdk/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xlog:disable "@$made/args" daemon stop \
    </dev/null >>"$builds/build.log" 2>&1 || :
}

# The AOT cache halves the start, and what it knows of the work lets the compilers begin at once;
# without it everything works, more slowly.
# Its home is a short path: a socket's name has about a hundred bytes.
train() {
  school=$(mktemp -d "${TMPDIR:-/tmp}/bw.XXXXXX") || return 0
  BAILIWICK_HOME=$school "$jdk/bin/java" -XX:+UseSerialGC -XX:AOTCacheOutput="$made/app.aot" \
    -Xlog:disable "@$made/args" daemon train </dev/null >>"$builds/build.log" 2>&1 ||
    rm -f "$made/app.aot"
  rm -rf "$school"
}

# mv onto a link to a folder would move *into* the folder; -T (GNU) and -h (BSD) say not to.
rename_link() {
  mv -fT "$1" "$2" 2>/dev/null || mv -fh "$1" "$2" 2>/dev/null || { rm -f "$2" && mv "$1" "$2"; }
}

# A guard that still runs from the build before this one keeps it for a day.
forget_old_builds() {
  find "$builds" -maxdepth 1 -type d -name 'b-*' ! -path "$made" -mmin +1440 -exec rm -rf {} +
}

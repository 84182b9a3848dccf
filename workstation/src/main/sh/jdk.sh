# Finds a JDK of version 25 or later: JAVA_HOME, the usual folders, PATH. Sets `jdk`.
# Reads each JDK's `release` file; starting a JVM to ask would cost 40 ms a call.

jdk_is_new_enough() {
  [ -x "$1/bin/java" ] && [ -f "$1/release" ] || return 1
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      JAVA_VERSION=*)
        line=${line#*=\"}
        line=${line%%[!0-9]*}
        [ "${line:-0}" -ge 25 ]
        return
        ;;
    esac
  done <"$1/release"
  return 1
}

find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && jdk_is_new_enough "$JAVA_HOME"; then
    jdk=$JAVA_HOME
    return
  fi
  if [ -f "$builds/jdk" ] && IFS= read -r jdk <"$builds/jdk" && jdk_is_new_enough "$jdk"; then
    return
  fi
  for jdk in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/.sdkman/candidates/java/* \
    "${HOME-}"/.jdks/* "${HOME-}"/.local/share/mise/installs/java/* "${HOME-}"/.asdf/installs/java/* \
    /opt/* /opt/*/*/libexec/openjdk.jdk/Contents/Home; do
    if jdk_is_new_enough "$jdk"; then
      { printf '%s\n' "$jdk" >"$builds/jdk"; } 2>/dev/null
      return
    fi
  done
  jdk=$(command -v java) && {
    while [ -L "$jdk" ]; do
      target=$(readlink -- "$jdk")
      case $target in /*) jdk=$target ;; *) jdk=${jdk%/*}/$target ;; esac
    done
    jdk=${jdk%/bin/java}
    jdk_is_new_enough "$jdk" && return
  }
  case $(uname -s) in
    Darwin) install='brew install --cask temurin@25' ;;
    *)
      install='sdk install java 25-tem   (https://sdkman.io)'
      command -v dnf >/dev/null && install='sudo dnf install java-25-openjdk-devel'
      command -v apt-get >/dev/null && install='sudo apt-get install openjdk-25-jdk-headless   (or Temurin 25: https://adoptium.net/installation/linux)'
      ;;
  esac
  fail "no JDK 25 or later in JAVA_HOME, the usual folders or PATH. Install one:
  $install" 3
}

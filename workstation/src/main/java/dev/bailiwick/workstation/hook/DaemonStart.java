package dev.bailiwick.workstation.hook;

import dev.bailiwick.workstation.store.Places;
import dev.bailiwick.workstation.store.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Starts the resident guard as a process of its own and waits for it.
public final class DaemonStart {

  /// What a process of ours gets of its starter's environment: enough to find its files and its
  /// JDK, nothing that loads code into it.
  static final List<String> KEPT =
      List.of(
          "HOME",
          "USER",
          "LOGNAME",
          "PATH",
          "LANG",
          "TMPDIR",
          "JAVA_HOME",
          "BAILIWICK_HOME",
          "XDG_STATE_HOME",
          "XDG_CONFIG_HOME",
          "XDG_RUNTIME_DIR");

  /// Detaches: the daemon outlives the terminal, and an interrupt meant for the starter.
  private static final String DETACHED =
      """
      trap '' HUP INT QUIT
      command -v setsid >/dev/null && set -- setsid "$@"
      "$@" </dev/null >>"$BAILIWICK_LOG" 2>&1 &
      """;

  private final Places places;
  private final Path launcher;
  private final Map<String, String> environment;

  public DaemonStart(Places places, Path launcher, Map<String, String> environment) {
    this.places = places;
    this.launcher = launcher;
    this.environment = kept(environment);
  }

  /// The part of the environment that a process of ours gets.
  public static Map<String, String> kept(Map<String, String> environment) {
    var kept = new TreeMap<>(environment);
    kept.keySet().retainAll(KEPT);
    return kept;
  }

  /// True where a daemon listens, at once or within `patience` of a start. Many callers may start
  /// one each: the daemon's own lock lets a single one live.
  public boolean listening(Duration patience) {
    var http = new UnixHttp(places);
    long end = System.nanoTime() + patience.toNanos();
    boolean spawned = false;
    while (true) {
      if (!(http.call("GET", "/v1/health", new byte[0], Duration.ofSeconds(1))
          instanceof UnixHttp.NoDaemon)) {
        return true;
      }
      if (!spawned) {
        spawn();
        spawned = true;
      }
      if (System.nanoTime() > end || !paused()) {
        return false;
      }
    }
  }

  private void spawn() {
    PrivateFile.folder(places.state());
    PrivateFile.folder(places.runtime());
    var builder =
        new ProcessBuilder(
            List.of("/bin/sh", "-c", DETACHED, "sh", launcher.toString(), "daemon", "run"));
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("BAILIWICK_LOG", places.log().toString());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      builder.start().getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the daemon with " + launcher, e);
    }
  }

  private static boolean paused() {
    try {
      Thread.sleep(5);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

package dev.bailiwick.workstation.store;

import java.nio.file.Path;
import java.util.Map;

/// Where Bailiwick keeps its things on this machine.
///
/// `BAILIWICK_HOME` moves all of it; else the XDG base folders hold (freedesktop.org, Base
/// Directory Specification 0.8). `src/main/sh/hook.sh` answers the same question in shell; a test
/// compares them.
///
/// @param state what must survive: the token, the port, the log, audit and sessions
/// @param config the user's own policy
/// @param runtime sockets and locks
public record Places(Path state, Path config, Path runtime) {

  /// The places as the environment sets them. A relative or empty value counts as absent, as the
  /// specification demands.
  public static Places of(Map<String, String> environment, Path home) {
    var moved = environment.getOrDefault("BAILIWICK_HOME", "");
    if (!moved.isEmpty()) {
      var all = Path.of(moved).toAbsolutePath().normalize();
      return new Places(all.resolve("state"), all.resolve("config"), all.resolve("run"));
    }
    var state = folder(environment, "XDG_STATE_HOME", home.resolve(".local/state"));
    var config = folder(environment, "XDG_CONFIG_HOME", home.resolve(".config"));
    var runtime = folder(environment, "XDG_RUNTIME_DIR", state.resolve("bailiwick/run"));
    return new Places(
        state.resolve("bailiwick"),
        config.resolve("bailiwick"),
        runtime.endsWith("bailiwick/run") ? runtime : runtime.resolve("bailiwick"));
  }

  private static Path folder(Map<String, String> environment, String name, Path otherwise) {
    var value = environment.getOrDefault(name, "");
    return value.startsWith("/") ? Path.of(value) : otherwise;
  }

  public Path socket() {
    return runtime.resolve("guard.sock");
  }

  public Path token() {
    return state.resolve("token");
  }

  public Path port() {
    return state.resolve("port");
  }

  public Path log() {
    return state.resolve("daemon.log");
  }

  /// The compiled hook client.
  public Path client() {
    return state.resolve("bin/bailiwick-hook");
  }
}

package dev.bailiwick.workstation.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static final List<Map<String, String>> ENVIRONMENTS =
      List.of(
          Map.of(),
          Map.of("BAILIWICK_HOME", "/moved"),
          Map.of("BAILIWICK_HOME", "", "XDG_STATE_HOME", "/s"),
          Map.of("XDG_RUNTIME_DIR", "/run/user/7"),
          Map.of("XDG_RUNTIME_DIR", "relative", "XDG_STATE_HOME", "relative"),
          Map.of("XDG_STATE_HOME", "/s", "XDG_RUNTIME_DIR", "/r", "XDG_CONFIG_HOME", "/c"));

  @Test
  void follows_the_xdg_folders_and_its_own_variable() {
    assertThat(Places.of(Map.of(), Path.of("/h")))
        .isEqualTo(
            new Places(
                Path.of("/h/.local/state/bailiwick"),
                Path.of("/h/.config/bailiwick"),
                Path.of("/h/.local/state/bailiwick/run")));
    assertThat(Places.of(Map.of("XDG_RUNTIME_DIR", "/r"), Path.of("/h")).socket())
        .isEqualTo(Path.of("/r/bailiwick/guard.sock"));
    assertThat(Places.of(Map.of("BAILIWICK_HOME", "/m"), Path.of("/h")))
        .isEqualTo(new Places(Path.of("/m/state"), Path.of("/m/config"), Path.of("/m/run")));
  }

  @Test
  void agrees_with_the_shell() throws IOException {
    for (var environment : ENVIRONMENTS) {
      var places = Places.of(environment, Path.of("/h"));
      assertThat(shell(environment))
          .as(environment.toString())
          .isEqualTo(places.state() + " " + places.runtime());
    }
  }

  private static String shell(Map<String, String> environment) throws IOException {
    var builder =
        new ProcessBuilder(
            "/bin/sh", "-c", "set -u; . src/main/sh/places.sh; printf '%s' \"$state $runtime\"");
    var all = new HashMap<>(environment);
    all.put("HOME", "/h");
    builder.environment().clear();
    builder.environment().putAll(all);
    try (var out = builder.start().getInputStream()) {
      return new String(out.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

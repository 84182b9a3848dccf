package dev.bailiwick.workstation.cli.deps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.dependency.advisory.KnownFacts;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.InMemoryRegistry;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageFacts.Release;
import dev.bailiwick.core.dependency.registry.PackageName;
import dev.bailiwick.core.pipeline.arrival.PackageWorld;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.dependency.AdvisoryStore;
import dev.bailiwick.workstation.dependency.ArchiveFetch;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class CheckTest {
  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
  private static final Instant LONG_AGO = Instant.parse("2024-11-27T10:00:00Z");

  @TempDir Path state;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int run(String... words) {
    out.reset();
    var registry =
        new InMemoryRegistry()
            .with(
                new PackageName(Ecosystem.NPM, "lodash"),
                new Known(
                    List.of(Release.of("4.17.20", LONG_AGO), Release.of("4.17.21", LONG_AGO)),
                    "4.17.21"));
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    var ports =
        new DepsPorts(
            new AdvisoryStore(state),
            new ArchiveFetch(state),
            new PackageWorld(KnownFacts::index, _ -> registry),
            state,
            () -> NOW);
    var all = new ArrayList<>(List.of("check", "--root", state.toString()));
    all.addAll(List.of(words));
    return new CommandLine(new DepsCommand(ports, new Terminal(print, print, false, false, 80)))
        .execute(all.toArray(String[]::new));
  }

  private String told() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void says_what_is_against_each_and_what_to_take() {
    assertThat(run("npm:lodash@4.17.21", "pkg:npm/lodash@4.17.20", "npm:lodahs")).isEqualTo(1);
    assertThat(told())
        .contains("ok  npm:lodash@4.17.21")
        .contains("ask  npm:lodash@4.17.20", "GHSA-35jh-r3h4-6jhm", "take 4.17.21")
        .contains("deny  npm:lodahs", "Did you mean lodash");
  }

  @Test
  void a_sound_package_is_a_success() {
    assertThat(run("npm:lodash")).isZero();
    assertThat(told()).isEqualTo("ok  npm:lodash  newest 4.17.21\n");
  }

  @Test
  void speaks_json() {
    assertThat(run("--format", "json", "npm:crossenv")).isEqualTo(1);
    assertThat(told()).contains("\"package\":\"pkg:npm/crossenv\",\"decision\":\"deny\"");
  }

  @Test
  void a_name_without_its_registry_is_a_wrong_call() {
    assertThat(run("lodash")).isEqualTo(2);
    assertThat(told()).contains("lodash: name its registry too").hasLineCount(1);
  }
}

package dev.bailiwick.core.policy;

import static dev.bailiwick.core.policy.Policies.ROOT;
import static dev.bailiwick.core.policy.Policies.deleteTree;
import static dev.bailiwick.core.policy.Policies.judge;
import static dev.bailiwick.core.policy.Policies.reach;
import static dev.bailiwick.core.policy.Policies.read;
import static dev.bailiwick.core.policy.Policies.run;
import static dev.bailiwick.core.policy.Policies.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.world.InMemoryWorld;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StarterPolicyTest {
  private static final EffectivePolicy STARTER =
      Policies.policy(
          Policies.file(
              "bailiwick.yaml",
              StarterPolicy.render(StarterPolicy.knownLanguages(), List.of("git.example:443"))));

  private static InMemoryWorld world() {
    return new InMemoryWorld().folder(ROOT);
  }

  @Test
  void reads_back_for_every_language_alone() {
    for (var language : StarterPolicy.knownLanguages()) {
      assertThat(
              Policies.problems(
                  Policies.file(
                      "bailiwick.yaml", StarterPolicy.render(List.of(language), List.of()))))
          .as(language)
          .isEmpty();
    }
    assertThat(Policies.problems(Policies.file("bailiwick.yaml", StarterPolicy.strict())))
        .isEmpty();
  }

  @Test
  void finds_languages_by_their_marker_files() {
    assertThat(StarterPolicy.languages(List.of("package.json", "go.mod", "README.md")))
        .containsExactly("javascript", "go");
    assertThat(StarterPolicy.render(List.of("go"), List.of()))
        .contains("go test")
        .doesNotContain("npm test");
  }

  @ParameterizedTest
  @CsvSource({
    "src/a.ts, allow",
    "src/credentials.ts, allow",
    "tests/test_credentials.py, allow",
    ".env.example, allow",
    "src/env.ts, allow",
    "docs/keys.md, allow",
    "/usr/include/stdio.h, allow",
    "/etc/os-release, allow",
    ".env, deny",
    "a/.env.local, deny",
    "secrets/a, deny",
    "tls.pem, deny",
    "a/server.key, deny",
    "/home/dev/.ssh/id_rsa, deny",
    "/home/dev/.aws/credentials, deny",
    ".npmrc, deny",
    "/proc/1/environ, deny",
    "/etc/shadow, deny",
    "/home/dev/.netrc, deny",
    "/home/dev/.kube/config, deny",
    "/home/dev/.docker/config.json, deny",
    "/etc/passwd, ask",
    "/home/dev/notes.txt, ask",
  })
  void guards_credentials_and_leaves_sources_alone(String path, String expected) {
    assertThat(judge(STARTER, world(), read(path)).word()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "npm test, allow",
    "npm run build, allow",
    "npx tsc --noEmit, allow",
    "node scripts/a.js, allow",
    "pytest -q, allow",
    "python -m pytest, allow",
    "python3 a.py, allow",
    "mvn -q test, allow",
    "./gradlew build, allow",
    "go test ./..., allow",
    "cargo clippy, allow",
    "make test, allow",
    "docker compose up -d, allow",
    "bundle exec rspec, allow",
    "dotnet test, allow",
    "source .venv/bin/activate, allow",
    "./bin/shop, allow",
    "dlv test ./..., allow",
    "source other.sh, ask",
    "./shop, ask",
    "npm publish, ask",
    "python -m http.server, ask",
    "npx cowsay, ask",
    "docker run x, ask",
    "shutdown -h now, deny",
    "mkfs.ext4 /dev/x, deny",
    "foo --version, allow",
  })
  void lets_daily_commands_pass(String command, String expected) {
    assertThat(judge(STARTER, world(), run(command.split(" "))).word()).isEqualTo(expected);
  }

  @Test
  void lets_work_pass_and_stops_the_rest() {
    var world = world().file(ROOT + "/node_modules/a/.npmrc", "").file(ROOT + "/src/a", "");
    assertThat(judge(STARTER, world, deleteTree("node_modules")).word()).isEqualTo("allow");
    assertThat(judge(STARTER, world, deleteTree("src")).word()).isEqualTo("ask");
    assertThat(judge(STARTER, world, deleteTree("/")).word()).isNotEqualTo("allow");
    assertThat(judge(STARTER, world, write("src/b")).word()).isEqualTo("allow");
    assertThat(judge(STARTER, world, write("/etc/cron.d/x")).word()).isEqualTo("deny");
    assertThat(judge(STARTER, world, write("/dev/sda")).word()).isEqualTo("deny");
    assertThat(judge(STARTER, world, write("/tmp/x")).word()).isEqualTo("allow");
    assertThat(judge(STARTER, world, reach("https", "git.example", 0)).word()).isEqualTo("allow");
    assertThat(judge(STARTER, world, reach("http", "localhost", 3000)).word()).isEqualTo("allow");
    assertThat(judge(STARTER, world, reach("https", "pypi.org", 0)).word()).isEqualTo("allow");
    assertThat(judge(STARTER, world, reach("https", "evil.example", 0)).word()).isEqualTo("ask");
  }

  @Test
  void judges_a_typical_call_within_microseconds() {
    var world = world().file(ROOT + "/src/main/app/service/a.ts", "");
    var effects =
        new dev.bailiwick.core.effect.Effect[] {
          read("src/main/app/service/a.ts"), write("src/main/app/service/b.ts"), run("npm", "test")
        };
    for (int i = 0; i < 20_000; i++) {
      judge(STARTER, world, effects);
    }
    long start = System.nanoTime();
    for (int i = 0; i < 20_000; i++) {
      judge(STARTER, world, effects);
    }
    double micros = (System.nanoTime() - start) / 20_000.0 / 1000;
    assertThat(micros).isLessThan(500);
  }
}

package dev.bailiwick.proof.endtoend;

import static dev.bailiwick.proof.endtoend.EchoingModel.text;
import static dev.bailiwick.proof.endtoend.EchoingModel.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.proof.endtoend.EchoingModel.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/// The real Codex under the permission profile that setup writes from the policy.
///
/// Needs the client and bubblewrap; says so and proves nothing where they are missing.
@Timeout(200)
final class CodexSandboxTest {
  /// Codex makes no sandbox where its own folder stands below `/tmp`.
  @TempDir(factory = Below.class)
  Path folder;

  static final class Below implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
        throws IOException {
      return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "codex");
    }
  }

  /// What the sandbox covers in `/tmp`; where nothing stands there it leaves an empty folder
  /// behind, and a `.git` would make a repository of `/tmp`.
  private static final List<Path> COVERED =
      Stream.of(".git", ".codex", ".agents", ".aws").map(Path.of("/tmp")::resolve).toList();

  private final List<Path> absent = COVERED.stream().filter(Files::notExists).toList();

  @AfterEach
  void takesAwayWhatTheSandboxLeaves() throws IOException {
    for (var folder : absent) {
      Files.deleteIfExists(folder);
    }
  }

  private static Json shell(String id, String command) {
    return tool(id, "exec_command", Json.object().put("cmd", command));
  }

  @Test
  void the_profile_keeps_the_files_the_folder_and_the_network() throws Exception {
    boolean able = Sandbox.codex().isPresent() && Sandbox.has("bwrap");
    if (!able) {
      System.err.println("SKIPPED: no Codex or bwrap here; no sandbox was proved");
    }
    assumeTrue(able, "needs Codex and bubblewrap");
    var outside = Path.of(System.getProperty("user.home"), "outside-" + UUID.randomUUID());
    try (var sandbox = new Sandbox(folder, Map.of("codex", Sandbox.codex().orElseThrow()))) {
      sandbox.run(List.of("git", "init", "-q"), Map.of());
      sandbox.write(
          "bailiwick.yaml",
          """
          version: 1
          permissions:
            read: { deny: [".env*", "secrets/"] }
            write: { deny: ["ci/deploy.yml"] }
          """);
      sandbox.write(".env", "MARKER=kept-inside-the-box\n");
      sandbox.write("secrets/key.txt", "kept-inside-the-box\n");
      sandbox.write("ci/deploy.yml", "as it was\n");
      sandbox.write("ok.txt", "fine\n");
      List<Function<String, Turn>> turns =
          List.of(
              _ -> Turn.of(shell("c1", "python3 -c \"print(open('.env').read())\"")),
              _ -> Turn.of(shell("c2", "cat secrets/key.txt; cat ok.txt; echo made > made.txt")),
              _ -> Turn.of(shell("c3", "echo x > " + outside + "; echo x > ci/deploy.yml")),
              _ -> Turn.of(shell("c4", "curl -sS -m 5 http://example.com/ 2>&1")),
              _ -> Turn.of(text("Done.")));
      try (var model = new EchoingModel(new ResponsesWire(), turns)) {
        trusting(sandbox, model);
        var setup = sandbox.bailiwick("setup", "--sandbox");
        assertThat(setup.exit()).as(setup.text()).isZero();

        var command =
            List.of(sandbox.folder.resolve("bin/codex").toString(), "exec", "--json", "go");
        var ran = sandbox.finished(sandbox.start(command, Map.of("CODEX_API_KEY", "dummy")));

        assertThat(model.conversation).as(ran.text()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(String.join("\n", model.everything))
            .doesNotContain("kept-inside-the-box")
            .contains("fine", "Could not resolve host");
        assertThat(sandbox.work.resolve("made.txt")).hasContent("made");
        assertThat(sandbox.work.resolve("ci/deploy.yml")).hasContent("as it was");
        assertThat(outside).doesNotExist();
        var doctor = sandbox.bailiwick("doctor");
        assertThat(doctor.text()).contains("Codex confines here");
        distrusting(sandbox, model);
        assertThat(sandbox.bailiwick("doctor").text()).contains("Codex does not hold to it");
      }
    } finally {
      Files.deleteIfExists(outside);
    }
  }

  private static void trusting(Sandbox sandbox, EchoingModel model) throws Exception {
    var trust = "\n[projects.\"" + sandbox.work + "\"]\ntrust_level = \"trusted\"\n";
    configuration(sandbox, model, trust);
  }

  private static void distrusting(Sandbox sandbox, EchoingModel model) throws Exception {
    configuration(sandbox, model, "");
  }

  private static void configuration(Sandbox sandbox, EchoingModel model, String trust)
      throws Exception {
    var home = Files.createDirectories(sandbox.folder.resolve("home/.codex"));
    var lines =
        "model = \"gpt-5.5\"\nopenai_base_url = \""
            + model.url()
            + "/v1\"\ncheck_for_update_on_startup = false\n[analytics]\nenabled = false\n";
    Files.writeString(home.resolve("config.toml"), lines + trust);
  }
}

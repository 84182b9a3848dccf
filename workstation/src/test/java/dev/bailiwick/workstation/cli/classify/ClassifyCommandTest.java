package dev.bailiwick.workstation.cli.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.world.FileWorld;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ClassifyCommandTest {
  private static final String POLICY =
      """
      version: 1
      classification:
        critical:     { paths: [".env*"], content: [pii] }
        confidential: { paths: ["src/pricing/**"], terms: ["Project Falcon"] }
        public:       { paths: ["docs/**"] }
      """;

  @TempDir Path home;
  @TempDir Path root;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeEach
  void a_repository() throws Exception {
    root = root.toRealPath();
    write("bailiwick.yaml", POLICY);
    write(".gitignore", ".env\nnode_modules/\n");
    write(".env", "A=b\n");
    write("node_modules/x/index.js", "1\n");
    write("src/pricing/rate.ts", "export const rate = 2\n");
    write("src/app.ts", "run()\n");
    write("src/people.csv", "ann,219-09-9999\n");
    write("docs/guide.md", "how to\n");
    write("docs/plan.md", "what projectFalcon is\n");
    git("init", "-q");
  }

  private void write(String name, String text) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void git(String... words) throws Exception {
    var command = new ArrayList<>(List.of("git", "-C", root.toString()));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  private int run(String... words) {
    out.reset();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    var terminal = new Terminal(print, print, false, false, 80);
    var command =
        new ClassifyCommand(new FileWorld(Map.of(), home), home.resolve("config"), terminal);
    var all = new ArrayList<>(List.of("--root", root.toString()));
    all.addAll(List.of(words));
    return new CommandLine(command)
        .setExecutionExceptionHandler((e, _, _) -> {
          print.println(e.getMessage());
          return 2;
        })
        .execute(all.toArray(String[]::new));
  }

  private Map<String, String> levels() {
    var parsed =
        (JsonReader.Parsed)
            JsonReader.read(out.toString(StandardCharsets.UTF_8).strip(), JsonReader.Limits.EVENT);
    var levels = new TreeMap<String, String>();
    for (var file : ((Json.Arr) ((Json.Obj) parsed.json()).get("files").orElseThrow()).elements()) {
      var object = (Json.Obj) file;
      levels.put(object.string("path").orElseThrow(), object.string("level").orElseThrow());
    }
    return levels;
  }

  @Test
  void labels_what_git_keeps_and_ignored_files_by_the_strictest_that_speaks() {
    assertThat(run("--format", "json")).isZero();

    assertThat(levels())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                ".env", "critical",
                ".gitignore", "internal",
                "bailiwick.yaml", "confidential",
                "docs/guide.md", "public",
                "docs/plan.md", "confidential",
                "src/app.ts", "internal",
                "src/people.csv", "critical",
                "src/pricing/rate.ts", "confidential"));
  }

  @Test
  void a_git_attribute_lifts_a_file() throws Exception {
    write(".gitattributes", "docs/* bailiwick-level=confidential\n");

    run("--format", "json", root.resolve("docs").toString());

    assertThat(levels()).containsEntry("docs/guide.md", "confidential");
  }

  @Test
  void a_wrong_attribute_is_named_with_the_levels_there_are() throws Exception {
    write(".gitattributes", "docs/* bailiwick-level=secret\n");

    assertThat(run()).isNotZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("bailiwick-level `secret`", "known: public, internal, confidential, critical");
  }

  @Test
  void a_person_sees_the_strictest_first_with_the_line_that_set_it() {
    run();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("critical")
        .contains("classification.critical (path) bailiwick.yaml:3")
        .contains("8 files: 2 critical, 3 confidential, 2 internal, 1 public");
  }

  @Test
  void a_path_outside_the_repository_is_refused() {
    assertThat(run(home.toString())).isNotZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("does not stand in");
  }
}

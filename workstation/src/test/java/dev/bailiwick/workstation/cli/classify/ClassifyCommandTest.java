package dev.bailiwick.workstation.cli.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.guard.CommandLog;
import dev.bailiwick.workstation.hook.UnixHttp;
import dev.bailiwick.workstation.store.Places;
import dev.bailiwick.workstation.world.FileWorld;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
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
    return run(false, words);
  }

  private int atATerminal(String... words) {
    return run(true, words);
  }

  private int run(boolean live, String... words) {
    out.reset();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    var terminal = new Terminal(print, print, false, live, 80);
    var places = new Places(home.resolve("state"), home.resolve("config"), home.resolve("run"));
    var log = new CommandLog(places, new UnixHttp(places), InstantSource.system());
    var command =
        new ClassifyCommand(new FileWorld(Map.of(), home), places.config(), log, terminal);
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--root", root.toString()));
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
    write("docs/.gitattributes", "* bailiwick-level=secret\n");

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

  private static final String[] WAIVE = {
    "waive",
    "src/pricing/*.ts",
    "--from",
    "confidential",
    "--to",
    "internal",
    "--reason",
    "printed on the web site: 3 plans",
    "--days",
    "30",
    "--by",
    "Ada <ada@example.org>"
  };

  private Path waivers() {
    return root.resolve(".bailiwick/waivers.yaml");
  }

  @Test
  void a_waiver_of_a_person_lowers_a_label_and_is_named() {
    assertThat(atATerminal(WAIVE)).isZero();
    run();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("waiver:src/pricing/*.ts (waived from confidential until ")
        .contains("by Ada <ada@example.org>: printed on the web site: 3 plans")
        .doesNotContain("does not count");
    run("--format", "json");
    assertThat(levels())
        .containsEntry("src/pricing/rate.ts", "internal")
        .containsEntry("docs/plan.md", "confidential")
        .containsEntry("src/people.csv", "critical");
  }

  @Test
  void a_waiver_stands_in_the_log_with_its_reason() throws IOException {
    atATerminal(WAIVE);

    try (var files = Files.walk(home.resolve("state"))) {
      var text = new StringBuilder();
      for (var file : files.filter(one -> one.toString().endsWith(".jsonl")).toList()) {
        text.append(Files.readString(file));
      }
      assertThat(text)
          .contains("label-waived", "src/pricing/*.ts", "confidential to internal")
          .contains("printed on the web site");
    }
  }

  @Test
  void a_waiver_that_was_widened_by_hand_does_not_count_and_is_told() throws IOException {
    atATerminal(WAIVE);
    Files.writeString(
        waivers(), Files.readString(waivers()).replace("src/pricing/*.ts", "src/pricing/**"));

    run();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(".bailiwick/waivers.yaml:5")
        .contains("the waiver for `src/pricing/**` does not count: its signature is not that");
    run("--format", "json", root.resolve("src").toString());
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"path\":\"src/pricing/rate.ts\",\"level\":\"confidential\"");
  }

  @Test
  void nobody_waives_without_a_terminal() {
    assertThat(run(WAIVE)).isNotZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("for a person at a terminal");
    assertThat(waivers()).doesNotExist();
  }

  @Test
  void a_waiver_that_lowers_nothing_or_has_no_end_is_refused() {
    var upwards = WAIVE.clone();
    upwards[5] = "critical";
    assertThat(atATerminal(upwards)).isNotZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("`to` is no lower than `from`");
    var endless = WAIVE.clone();
    endless[9] = "3650";
    assertThat(atATerminal(endless)).isNotZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("write 1 to 366");
    var wide = WAIVE.clone();
    wide[1] = "**";
    assertThat(atATerminal(wide)).isNotZero();
    assertThat(waivers()).doesNotExist();
  }

  @Test
  void a_path_outside_the_repository_is_refused() {
    assertThat(run(home.toString())).isNotZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("does not stand in");
  }
}

package dev.bailiwick.workstation.cli.deps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.dependency.advisory.KnownFacts;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.InMemoryRegistry;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageFacts.Release;
import dev.bailiwick.core.dependency.registry.PackageName;
import dev.bailiwick.core.pipeline.arrival.PackageWorld;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.dependency.AdvisoryStore;
import dev.bailiwick.workstation.dependency.ArchiveFetch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class AuditTest {
  private static final String LOCK =
      """
      {"lockfileVersion":3,"packages":{
        "node_modules/lodash":{"version":"4.17.20"},
        "node_modules/fine":{"version":"1.0.0"}}}
      """;
  private static final String RECORD =
      """
      {"id":"GHSA-35jh-r3h4-6jhm","aliases":["CVE-2021-23337"],"modified":"2026-11-20T00:00:00Z",
       "summary":"A command can be injected.","affected":[{"package":{"ecosystem":"npm","name":"lodash"},
       "ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"4.17.21"}]}],
       "database_specific":{"severity":"HIGH"}}]}
      """;

  private static final InMemoryRegistry REGISTRY =
      new InMemoryRegistry()
          .with(
              new PackageName(Ecosystem.NPM, "fine"),
              new Known(
                  List.of(Release.of("1.0.0", Instant.parse("2026-11-26T10:00:00Z"))), "1.0.0"));
  private static final PackageWorld PACKAGES = new PackageWorld(KnownFacts::index, _ -> REGISTRY);

  @TempDir Path state;
  @TempDir Path root;
  private Instant now = Instant.parse("2026-11-27T10:00:00Z");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void a_repository() throws IOException {
    root = root.toRealPath();
    write("package-lock.json", LOCK);
  }

  private void write(String name, String text) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private int run(String... words) {
    out.reset();
    err.reset();
    var terminal = new Terminal(print(out), print(err), false, false, 100);
    var ports =
        new DepsPorts(
            new AdvisoryStore(state), new ArchiveFetch(state), PACKAGES, state, () -> now);
    var line = new CommandLine(new DepsCommand(ports, terminal));
    line.setExecutionExceptionHandler((e, _, _) -> {
      terminal.note(String.valueOf(e.getMessage()));
      return 2;
    });
    return line.execute(words);
  }

  private int audit(String... words) {
    var all = new String[words.length + 3];
    all[0] = "audit";
    all[1] = "--root";
    all[2] = root.toString();
    System.arraycopy(words, 0, all, 3, words.length);
    return run(all);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String told() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String noted() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private void sync() throws IOException {
    var zip = state.resolve("npm/all.zip");
    Files.createDirectories(zip.getParent());
    try (var stream = new ZipOutputStream(Files.newOutputStream(zip))) {
      stream.putNextEntry(new ZipEntry("GHSA.json"));
      stream.write(RECORD.getBytes(StandardCharsets.UTF_8));
      stream.closeEntry();
    }
    assertThat(run("sync", "--from", state.toString(), "--ecosystem", "npm")).isZero();
  }

  @Test
  void names_package_advisory_fix_and_line_and_the_smallest_upgrade() throws IOException {
    sync();
    assertThat(audit()).isEqualTo(1);
    assertThat(told())
        .contains("high", "npm:lodash@4.17.20", "GHSA-35jh-r3h4-6jhm", "package-lock.json:2")
        .contains("4.17.20 → 4.17.21")
        .contains("2 packages in 1 file: 1 high");
    assertThat(noted()).isEmpty();
  }

  @Test
  void the_status_goes_by_severity() throws IOException {
    sync();
    assertThat(audit("--severity", "critical")).isZero();
    assertThat(audit("--severity", "high")).isEqualTo(1);
    assertThat(audit("--severity", "hgih")).isEqualTo(2);
  }

  @Test
  void the_first_run_answers_from_the_packed_facts_and_says_what_it_did_not_check() {
    assertThat(audit()).isEqualTo(1);
    assertThat(told()).contains("GHSA-35jh-r3h4-6jhm", "2 not checked");
    assertThat(noted()).contains("2 of npm", "bailiwick deps sync").hasLineCount(1);
  }

  @Test
  void an_ecosystem_that_was_not_checked_is_no_success() throws IOException {
    sync();
    Files.delete(root.resolve("package-lock.json"));
    write(
        "Cargo.lock",
        "[[package]]\n"
            + "name = \"serde\"\n"
            + "version = \"1.0.0\"\n"
            + "source = \"registry+https://github.com/rust-lang/crates.io-index\"\n");
    assertThat(audit()).isEqualTo(1);
    assertThat(told()).contains("nothing found, 1 not checked");
    assertThat(noted()).contains("1 of crates.io");
  }

  @Test
  void an_ignore_with_reason_and_day_counts_until_then() throws IOException {
    sync();
    write(
        "bailiwick.yaml",
        """
        version: 1
        dependencies:
          ignore:
            - { advisory: CVE-2021-23337, package: lodash, reason: no templates here, until: 2026-12-31 }
        """);
    assertThat(audit()).isZero();
    assertThat(told()).contains("nothing found, 1 ignored");
    now = Instant.parse("2027-01-01T00:00:00Z");
    assertThat(audit()).isEqualTo(1);
    assertThat(noted()).contains("ended on 2026-12-31");
  }

  @Test
  void says_how_old_the_advisories_are() throws IOException {
    sync();
    now = Instant.parse("2026-12-27T10:00:00Z");
    audit();
    assertThat(noted()).contains("the advisories of npm are 30 days old");
  }

  @Test
  void speaks_json_and_sarif() throws IOException {
    sync();
    assertThat(audit("--format", "json")).isEqualTo(1);
    var json = parsed(told());
    var finding = (Json.Obj) json.array("findings").getFirst();
    assertThat(finding.string("rule")).contains("GHSA-35jh-r3h4-6jhm");
    assertThat(finding.string("fix")).contains("upgrade to 4.17.21");
    assertThat(finding.string("path")).contains("package-lock.json");
    assertThat(json.object("summary").orElseThrow().array("upgrades").getFirst().write())
        .isEqualTo("{\"package\":\"pkg:npm/lodash@4.17.20\",\"to\":\"4.17.21\",\"clears\":1}");
    assertThat(audit("--format", "sarif")).isEqualTo(1);
    assertThat(parsed(told()).string("version")).contains("2.1.0");
  }

  @Test
  void asks_the_registries_where_that_is_wanted() throws IOException {
    write("bailiwick.yaml", "version: 1\ndependencies: { minimumAge: 7d }\n");
    write("package.json", "{\"dependencies\":{\"fine\":\"^1.0.0\",\"loadsh\":\"^1.0.0\"}}");
    sync();
    assertThat(audit()).isEqualTo(1);
    assertThat(told()).doesNotContain("too-young", "missing");
    assertThat(audit("--online")).isEqualTo(1);
    assertThat(told())
        .contains("too-young", "fine@1.0.0", "1 day ago")
        .contains("missing", "Did you mean lodash");
  }

  @Test
  void a_bad_file_is_named_with_its_line() throws IOException {
    sync();
    write("web/package.json", "{\n  \"dependencies\": {\n");
    assertThat(audit()).isEqualTo(2);
    assertThat(noted()).contains("web/package.json:3: ").hasLineCount(1);
    assertThat(audit("nowhere")).isEqualTo(2);
    assertThat(noted()).contains("nowhere does not stand in").hasLineCount(1);
  }

  private static Json.Obj parsed(String text) {
    return (Json.Obj)
        ((JsonReader.Parsed) JsonReader.read(text.strip(), JsonReader.Limits.EVENT)).json();
  }

  @Test
  void says_whether_the_code_imports_what_is_known_to_be_vulnerable() throws IOException {
    audit();
    assertThat(told()).doesNotContain("mported");
    write("src/a.ts", "\nimport fp from 'lodash/fp'\n");
    audit();
    assertThat(told()).contains("Imported in src/a.ts:2.");
    audit("--format", "sarif");
    assertThat(told()).contains("\"imported\":true,\"path\":\"src/a.ts\",\"line\":2");
    write("src/a.ts", "export const a = 1\n");
    audit("--format", "json");
    assertThat(told()).contains("Not imported by the code here.", "\"imported\":false");
  }
}

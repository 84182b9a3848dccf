package dev.bailiwick.workstation.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.cli.output.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class ScanCommandTest {
  private static final SecretScanner SCANNER = SecretScanner.packed();
  private static final String BODY = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
  private static final String TOKEN = "ghp" + "_" + BODY;

  /// With its right checksum.
  private static final String RIGHT = rightChecksum();

  @TempDir Path root;
  private ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String input = "";

  @BeforeEach
  void repository() throws IOException, InterruptedException {
    git("init", "-q");
    git("config", "user.email", "anna@example.org");
    git("config", "user.name", "Anna");
  }

  @Test
  void says_nothing_of_a_clean_folder_and_ends_with_0() throws IOException {
    write("src/a.txt", "nothing here\n");
    assertThat(scan()).isZero();
    assertThat(text()).isEqualTo("no secrets in 1 file\n");
  }

  @Test
  void tells_place_and_mask_and_never_the_value() throws IOException {
    write("src/a.txt", "x\n  t = " + TOKEN + "\n");
    for (var format : List.of("text", "json", "sarif")) {
      assertThat(scan("--format", format)).isEqualTo(1);
      assertThat(text()).contains("github-pat", "ghp_****").doesNotContain(BODY);
    }
    assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain(BODY);
  }

  @Test
  void the_json_is_the_contracts() throws IOException {
    write("src/a.txt", "x\n  t = " + TOKEN + "\n");
    scan("--format", "json");
    var report = json();
    assertThat(number(report, "schema")).isEqualTo("1");
    assertThat(report.string("tool")).contains("scan");
    var finding = (Json.Obj) report.array("findings").getFirst();
    assertThat(finding.string("rule")).contains("github-pat");
    assertThat(finding.string("path")).contains("src/a.txt");
    assertThat(number(finding, "line")).isEqualTo("2");
    assertThat(number(finding, "column")).isEqualTo("7");
    assertThat(number(finding, "endLine")).isEqualTo("2");
    assertThat(number(finding, "endColumn")).isEqualTo("47");
    assertThat(finding.string("severity")).contains("critical");
    assertThat(finding.string("fingerprint").orElseThrow()).matches("[0-9a-f]{32}");
    assertThat(finding.array("cwe")).isNotEmpty();
  }

  @Test
  void leaves_out_what_git_ignores_unless_it_is_named() throws IOException {
    write(".gitignore", "build/\n*.log\n!keep.log\n");
    write("build/a.txt", TOKEN);
    write("sub/b.log", TOKEN);
    write("sub/keep.log", TOKEN);
    write("sub/.gitignore", "local.*\n");
    write("sub/local.txt", TOKEN);
    write("local.txt", TOKEN);
    assertThat(found()).containsExactly("local.txt", "sub/keep.log");
    assertThat(found("--no-ignore")).hasSize(5);
    assertThat(found(root.resolve("build").toString())).containsExactly("build/a.txt");
    assertThat(found(root.resolve("sub/local.txt").toString())).containsExactly("sub/local.txt");
    assertThat(found(root.resolve("sub").toString())).containsExactly("sub/keep.log");
  }

  @Test
  void follows_no_link_and_enters_no_git_folder() throws IOException {
    write(".git/secret.txt", TOKEN);
    var elsewhere = Files.createTempDirectory("elsewhere");
    Files.writeString(elsewhere.resolve("b.txt"), TOKEN);
    Files.createSymbolicLink(root.resolve("link"), elsewhere);
    Files.createSymbolicLink(root.resolve("file"), elsewhere.resolve("b.txt"));
    assertThat(found()).isEmpty();
  }

  @Test
  void staged_is_what_the_index_holds_and_not_what_lies_beside_it()
      throws IOException, InterruptedException {
    write("a.txt", TOKEN);
    write("b name.txt", "clean");
    git("add", ".");
    write("a.txt", "clean");
    write("b name.txt", TOKEN);
    write("c.txt", TOKEN);
    assertThat(found("--staged")).containsExactly("a.txt");
    git("commit", "-q", "-m", "one");
    assertThat(found("--staged")).isEmpty();
    git("add", "b name.txt");
    assertThat(found("--staged")).containsExactly("b name.txt");
    git("rm", "-q", "--cached", "a.txt");
    assertThat(found("--staged")).containsExactly("b name.txt");
  }

  @Test
  void standard_input_is_a_file_called_minus() {
    input = "one\n" + TOKEN;
    assertThat(found("--stdin")).containsExactly("-");
  }

  @Test
  void a_baseline_takes_out_what_is_known() throws IOException {
    write("a.txt", TOKEN);
    scan("--format", "json");
    var baseline = Files.createTempFile("baseline", ".json");
    Files.writeString(baseline, text());
    write("a.txt", "moved\n\n" + TOKEN + "\n");
    assertThat(scan("--baseline", baseline.toString())).isZero();
    assertThat(text()).contains("1 known from the baseline");
    write("b.txt", "ghp" + "_" + BODY.replace('a', 'z'));
    assertThat(found("--baseline", baseline.toString())).containsExactly("b.txt");
  }

  @Test
  void fix_writes_references_that_each_language_reads() throws IOException {
    write("src/a.ts", "const é = 1;\nconst githubToken = '" + RIGHT + "';\n");
    write("b.py", "import json\n\nGITHUB_TOKEN = \"" + RIGHT + "\"\n");
    write("c.json", "{\"token\": \"" + RIGHT + "\"}\n");
    var mode = PosixFilePermissions.fromString("rwxr-x---");
    Files.setPosixFilePermissions(root.resolve("b.py"), mode);

    assertThat(scan("--fix")).isEqualTo(1);

    assertThat(root.resolve("src/a.ts"))
        .hasContent("const é = 1;\nconst githubToken = process.env.GITHUB_TOKEN;\n");
    assertThat(root.resolve("b.py"))
        .content()
        .contains("import os\n", "GITHUB_TOKEN = os.environ[\"GITHUB_TOKEN\"]\n");
    assertThat(Files.getPosixFilePermissions(root.resolve("b.py"))).isEqualTo(mode);
    assertThat(root.resolve("c.json")).content().contains(RIGHT);
    assertThat(text()).contains("c.json:1:").doesNotContain("a.ts", "b.py");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("src/a.ts: now reads GITHUB_TOKEN", "c.json: not mended")
        .doesNotContain(RIGHT.substring(4));
  }

  @Test
  void fix_leaves_what_is_known_or_spoken_for() throws IOException {
    var spoken = "a = '" + RIGHT + "' # bailiwick-ignore: github-pat -- revoked in 2020\n";
    write("a.py", spoken);
    assertThat(scan("--fix")).isZero();
    assertThat(root.resolve("a.py")).hasContent(spoken);
    assertThat(scan("--fix", "--history")).isEqualTo(2);
  }

  @Test
  void the_sarif_holds_what_the_standard_wants() throws IOException {
    write("src/a b.txt", "x\n  t = " + TOKEN + "\n");
    scan("--format", "sarif");
    var log = json();
    assertThat(log.string("version")).contains("2.1.0");
    var run = (Json.Obj) log.array("runs").getFirst();
    assertThat(run.string("columnKind")).contains("utf16CodeUnits");
    var driver = run.object("tool").orElseThrow().object("driver").orElseThrow();
    assertThat(driver.string("name").orElseThrow()).isNotBlank();
    var result = (Json.Obj) run.array("results").getFirst();
    var rule = (Json.Obj) driver.array("rules").get(Integer.parseInt(number(result, "ruleIndex")));
    assertThat(rule.string("id")).isEqualTo(result.string("ruleId"));
    assertThat(rule.string("helpUri").orElseThrow()).startsWith("https://");
    assertThat(result.string("level").orElseThrow()).isIn("none", "note", "warning", "error");
    assertThat(result.object("message").orElseThrow().string("text").orElseThrow()).isNotBlank();
    assertThat(result.object("partialFingerprints").orElseThrow().members()).isNotEmpty();
    var physical =
        ((Json.Obj) result.array("locations").getFirst()).object("physicalLocation").orElseThrow();
    var artifact = physical.object("artifactLocation").orElseThrow();
    assertThat(artifact.string("uri")).contains("src/a%20b.txt");
    var base = artifact.string("uriBaseId").orElseThrow();
    assertThat(run.object("originalUriBaseIds").orElseThrow().object(base).orElseThrow())
        .extracting(one -> one.string("uri").orElseThrow())
        .asString()
        .startsWith("file:///")
        .endsWith("/");
    var region = physical.object("region").orElseThrow();
    assertThat(number(region, "startLine")).isEqualTo("2");
    assertThat(number(region, "startColumn")).isEqualTo("7");
    assertThat(number(region, "endColumn")).isEqualTo("47");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--baseline=nowhere.json", "nowhere.txt", "--threads=-1", "--root=nowhere"})
  void a_wrong_call_ends_with_2(String word) {
    assertThat(scan(word)).isEqualTo(2);
  }

  @Test
  void more_threads_find_the_same() throws IOException {
    for (int i = 0; i < 300; i++) {
      write("d" + i % 7 + "/f" + i, i % 10 == 0 ? TOKEN : "clean");
    }
    var one = found("--threads", "1");
    assertThat(one).hasSize(30).isSorted();
    assertThat(found("--threads", "4")).isEqualTo(one);
  }

  private List<String> found(String... words) {
    var all = new java.util.ArrayList<>(List.of(words));
    all.addAll(List.of("--format", "json"));
    scan(all.toArray(String[]::new));
    return json().array("findings").stream()
        .map(one -> ((Json.Obj) one).string("path").orElseThrow())
        .toList();
  }

  private int scan(String... words) {
    out = new ByteArrayOutputStream();
    var terminal = new Terminal(print(out), print(err), false, false, 100);
    var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    var line = new CommandLine(new ScanCommand(() -> SCANNER, in, terminal));
    line.setExecutionExceptionHandler((e, _, _) -> {
      if (e instanceof IllegalArgumentException) {
        return 2;
      }
      throw e;
    });
    var all = new java.util.ArrayList<>(List.of(words));
    if (all.stream().noneMatch(word -> word.startsWith("--root"))) {
      all.addAll(List.of("--root", root.toString()));
    }
    return line.execute(all.toArray(String[]::new));
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private Json.Obj json() {
    var read = JsonReader.read(text(), JsonReader.Limits.EVENT);
    assertThat(read).as(text()).isInstanceOf(JsonReader.Parsed.class);
    return (Json.Obj) ((JsonReader.Parsed) read).json();
  }

  private static String number(Json.Obj object, String name) {
    return ((Json.Num) object.get(name).orElseThrow()).literal();
  }

  private void write(String path, String text) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void git(String... words) throws IOException, InterruptedException {
    var command = new java.util.ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).directory(root.toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }

  /// Six base-62 digits of the CRC-32 of the thirty characters before them.
  private static String rightChecksum() {
    var body = BODY.substring(0, 30);
    var crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    var digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    var sum = new StringBuilder();
    for (long rest = crc.getValue(); sum.length() < 6; rest /= 62) {
      sum.insert(0, digits.charAt((int) (rest % 62)));
    }
    return "ghp" + "_" + body + sum;
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}

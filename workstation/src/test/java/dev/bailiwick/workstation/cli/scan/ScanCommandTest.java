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
import java.util.List;
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

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}

package dev.bailiwick.workstation.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.finding.Severity;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.workstation.scan.HistoryScan;
import dev.bailiwick.workstation.scan.ScanReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryScanTest {
  private static final SecretScanner SCANNER = SecretScanner.packed();
  private static final String BODY = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
  private static final String TOKEN = "ghp" + "_" + BODY;
  private static final String OTHER = "ghp" + "_" + new StringBuilder(BODY).reverse();

  @TempDir Path root;

  @BeforeEach
  void repository() throws IOException {
    git("init", "-q", "-b", "main");
    write("README.md", "first\n");
    commit("first", 1);
  }

  private ScanReport scan() throws IOException {
    return new HistoryScan(SCANNER, root, 2, _ -> () -> {}).scan(_ -> true);
  }

  private List<String> places() throws IOException {
    return scan().findings().stream()
        .filter(finding -> !finding.path().startsWith(".git/logs/"))
        .map(finding -> finding.path() + ":" + finding.place().line())
        .toList();
  }

  @Test
  void tells_the_commit_that_brought_a_secret_in_and_not_those_that_kept_it() throws IOException {
    write("src/a.txt", "x\n" + TOKEN + "\n");
    commit("brings it", 2);
    var brought = git("rev-parse", "HEAD").strip();
    write("src/a.txt", "x\n" + TOKEN + "\nmore\n");
    commit("keeps it", 3);
    Files.delete(root.resolve("src/a.txt"));
    commit("takes it out", 4);
    git("gc", "-q");

    var findings = scan().findings();
    assertThat(findings).hasSize(1);
    var finding = findings.getFirst();
    assertThat(finding.path()).isEqualTo("src/a.txt");
    assertThat(finding.place().line()).isEqualTo(2);
    assertThat(finding.commit())
        .contains(new Finding.Commit(brought, "Ada", "2024-03-02T10:00:00Z"));
    assertThat(finding.toString()).doesNotContain(BODY);
  }

  @Test
  void a_test_file_weighs_less_as_it_does_in_a_scan_of_files() throws IOException {
    write("src/a.txt", TOKEN);
    write("src/test/a.txt", OTHER);
    commit("both", 2);
    var findings = scan().findings();
    assertThat(findings)
        .extracting(Finding::severity)
        .containsExactly(Severity.CRITICAL, Severity.HIGH);
  }

  @Test
  void finds_what_only_a_stash_a_note_a_reflog_or_nobody_leads_to() throws IOException {
    write("README.md", "stashed " + TOKEN);
    git("stash", "-q");
    git("notes", "add", "-m", "noted " + OTHER);
    write("b.txt", "dropped " + TOKEN);
    commit("to be dropped", 2);
    git("reset", "-q", "--hard", "HEAD~1");
    write("c.txt", "never committed " + TOKEN);
    git("add", "c.txt");
    git("rm", "-q", "--cached", "c.txt");

    assertThat(places())
        .hasSize(4)
        .contains("README.md:1", "b.txt:1")
        .anyMatch(place -> place.startsWith("(in no commit) "));
  }

  @Test
  void reads_the_messages_of_commits_and_tags() throws IOException {
    write("a.txt", "a");
    commit("use " + TOKEN, 2);
    git("tag", "-a", "v1", "-m", "with " + OTHER);
    assertThat(scan().findings())
        .extracting(Finding::path)
        .anyMatch("(commit message)"::equals)
        .anyMatch(path -> path.startsWith("(tag message) "));
  }

  @Test
  void many_versions_of_a_long_file_tell_what_each_brought() throws IOException {
    var lines = new ArrayList<String>();
    var random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      lines.add("line " + i + " computes " + Integer.toString(random.nextInt(1 << 30), 36));
    }
    var places = new ArrayList<String>();
    for (int version = 0; version < 12; version++) {
      lines.set(random.nextInt(2_000), "changed in version " + version);
      lines.add(random.nextInt(2_000), "one line more");
      if (version % 3 == 1) {
        int at = random.nextInt(2_000);
        lines.set(at, "t = " + "ghp" + "_" + BODY.substring(version) + BODY.substring(0, version));
        places.add("long.txt:" + (at + 1));
      }
      write("long.txt", String.join("\n", lines) + "\n");
      commit("version " + version, 2);
    }
    git("repack", "-q", "-a", "-d");
    var whole = new ArrayList<Finding>();
    for (var finding : scan().findings()) {
      var path = finding.path();
      assertThat(path).isEqualTo("long.txt");
      var text = git("show", finding.commit().orElseThrow().id() + ":" + path).split("\n");
      assertThat(text[finding.place().line() - 1]).startsWith("t = ghp" + "_");
      whole.add(finding);
    }
    assertThat(whole).hasSameSizeAs(places);
    assertThat(whole.stream().map(Finding::fingerprint).distinct()).hasSameSizeAs(places);
  }

  /// What was found in a text is remembered for the next one that holds the same.
  @Test
  void the_same_part_of_a_text_is_told_at_its_own_line_in_each_file() throws IOException {
    var body = new StringBuilder();
    var random = new Random(11);
    for (int i = 0; i < 900; i++) {
      body.append("line ").append(Integer.toString(random.nextInt(1 << 30), 36)).append('\n');
      body.append(i == 450 ? "t = " + "ghp" + "_" + BODY + "\n" : "");
    }
    for (int i = 0; i < 4; i++) {
      write("copy" + i + ".txt", "one line before\n".repeat(300 * i) + body);
      commit("copy " + i, 2);
    }
    git("repack", "-q", "-a", "-d");
    assertThat(scan().findings())
        .extracting(finding -> finding.path() + ":" + finding.place().line())
        .containsExactlyInAnyOrder(
            "copy0.txt:452", "copy1.txt:752", "copy2.txt:1052", "copy3.txt:1352");
  }

  @Test
  void looks_into_an_archive_and_names_the_place_inside() throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(root.resolve("app.zip")))) {
      zip.putNextEntry(new ZipEntry("conf/a.properties"));
      zip.write(("token=" + TOKEN + "\n").getBytes(StandardCharsets.UTF_8));
    }
    commit("an archive", 2);
    assertThat(places()).containsExactly("app.zip!/conf/a.properties:1");
  }

  @Test
  void reads_what_git_keeps_as_text() throws IOException {
    git("remote", "add", "origin", "https://x:" + TOKEN + "@github.com/acme/shop.git");
    assertThat(places()).hasSize(1).allMatch(place -> place.startsWith(".git/config:"));
  }

  @Test
  void tells_of_a_damaged_pack_and_goes_on_with_the_rest() throws IOException {
    write("a.txt", TOKEN);
    commit("one", 2);
    git("gc", "-q");
    write("b.txt", OTHER);
    commit("two", 3);
    try (var packs = Files.newDirectoryStream(root.resolve(".git/objects/pack"), "*.pack")) {
      for (var pack : packs) {
        pack.toFile().setWritable(true);
        var bytes = Files.readAllBytes(pack);
        for (int at = 12; at < bytes.length - 20; at++) {
          bytes[at] ^= 0x5a;
        }
        Files.write(pack, bytes);
      }
    }
    var report = scan();
    assertThat(report.limits()).isNotEmpty();
    assertThat(report.findings()).isNotEmpty();
  }

  @Test
  void a_reason_beside_the_line_holds_in_the_history_too() throws IOException {
    write("a.txt", TOKEN + " # bailiwick-ignore: github-pat -- made up for the docs\n");
    commit("one", 2);
    assertThat(scan().findings()).isEmpty();
    assertThat(scan().spokenFor()).isEqualTo(1);
  }

  private void write(String name, String text) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void commit(String message, int day) throws IOException {
    git("add", "-A");
    var date = "2024-03-0" + day + "T10:00:00Z";
    run(date, "commit", "-q", "-m", message);
  }

  private String git(String... words) throws IOException {
    return run("2024-03-01T10:00:00Z", words);
  }

  private String run(String date, String... words) throws IOException {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(root.toFile());
    var environment = builder.environment();
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_AUTHOR_NAME", "Ada");
    environment.put("GIT_AUTHOR_EMAIL", "ada@example.org");
    environment.put("GIT_COMMITTER_NAME", "Ada");
    environment.put("GIT_COMMITTER_EMAIL", "ada@example.org");
    environment.put("GIT_AUTHOR_DATE", date);
    environment.put("GIT_COMMITTER_DATE", date);
    var process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    try (var out = process.getInputStream()) {
      var text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(text).isZero();
      return text;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}

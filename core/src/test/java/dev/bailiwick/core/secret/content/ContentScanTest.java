package dev.bailiwick.core.secret.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.finding.Severity;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.rule.Template;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ContentScanTest {
  private static final SecretScanner SCANNER = SecretScanner.packed();
  private static final String TOKEN = new Template("content").fill("ghp_{{alnum:36}}");

  @Test
  void columns_count_utf16_units_from_one() {
    var found = scan("a.txt", "x\n\u00e4\ud83d\ude00 " + TOKEN + "\n").findings().getFirst();
    assertThat(found.place()).isEqualTo(new Finding.Place(2, 5, 2, 45));
  }

  @Test
  void the_second_finding_of_a_file_has_its_own_place() {
    var findings = scan("a.txt", TOKEN + "\n\n\n  " + TOKEN).findings();
    assertThat(findings).extracting(one -> one.place().line()).containsExactly(1, 4);
    assertThat(findings).extracting(one -> one.place().column()).containsExactly(1, 3);
  }

  @ParameterizedTest
  @CsvSource({
    "src/main/App.java, CRITICAL",
    "src/latest/App.java, CRITICAL",
    "src/test/App.java, HIGH",
    "pkg/app_test.go, HIGH",
    "README.md, HIGH",
    "package-lock.json, HIGH",
  })
  void a_test_or_document_makes_it_lighter_and_never_silent(String path, Severity severity) {
    assertThat(scan(path, TOKEN).findings())
        .singleElement()
        .extracting(Finding::severity)
        .isEqualTo(severity);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t = '%s' # bailiwick-ignore: github-pat -- revoked last year",
        "# bailiwick-ignore: github-pat -- revoked last year\nt = '%s'",
        "  // bailiwick-ignore: github-pat -- revoked last year\nt = '%s'",
      })
  void somebody_may_speak_for_a_finding(String text) {
    var result = scan("a", text.formatted(TOKEN));
    assertThat(result.findings()).isEmpty();
    assertThat(result.spokenFor()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t = '%s' # bailiwick-ignore: github-pat",
        "t = '%s' # bailiwick-ignore: github-pat --",
        "t = '%s' # bailiwick-ignore: gitlab-pat -- revoked last year",
        "# bailiwick-ignore: github-pat -- revoked last year\n\nt = '%s'",
        "x = 1 # bailiwick-ignore: github-pat -- revoked last year\nt = '%s'",
      })
  void but_with_a_reason_and_beside_it(String text) {
    assertThat(scan("a", text.formatted(TOKEN)).findings()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {-200_000, -65_536 - 20, -65_536, -40, -20, -1, 0, 1, 20, 65_536, 200_000})
  void a_secret_across_the_edge_of_a_window_is_found_once(int shift) throws IOException {
    var bytes = new byte[2 * ContentScan.WINDOW + 1_000];
    java.util.Arrays.fill(bytes, (byte) '\n');
    var token = TOKEN.getBytes(StandardCharsets.US_ASCII);
    int at = ContentScan.WINDOW + shift;
    System.arraycopy(token, 0, bytes, at, token.length);
    var result = new ContentScan(SCANNER).scan("big", new ByteArrayInputStream(bytes));
    assertThat(result.findings())
        .singleElement()
        .satisfies(found -> {
          assertThat(found.place().line()).isEqualTo(at + 1);
          assertThat(found.place().column()).isEqualTo(1);
        });
  }

  @Test
  void a_stream_and_an_array_give_the_same() throws IOException {
    var text = ("\n" + TOKEN).repeat(7).getBytes(StandardCharsets.UTF_8);
    var scan = new ContentScan(SCANNER);
    List<Finding> streamed = scan.scan("a", new ByteArrayInputStream(text)).findings();
    assertThat(streamed).hasSize(7).isEqualTo(scan.scan("a", text, text.length).findings());
  }

  private static ContentScan.Result scan(String path, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ContentScan(SCANNER).scan(path, bytes, bytes.length);
  }
}

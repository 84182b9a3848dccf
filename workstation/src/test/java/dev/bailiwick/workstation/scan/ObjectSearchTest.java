package dev.bailiwick.workstation.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.content.ContentScan;
import dev.bailiwick.workstation.history.Place;
import dev.bailiwick.workstation.history.object.ObjectKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ObjectSearchTest {
  private static final SecretScanner SCANNER = SecretScanner.packed();
  private static final long SEED = 20_261_128;
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final Random random = new Random(SEED);
  private final ObjectSearch search = new ObjectSearch(new ContentScan(SCANNER));

  /// Keys over several pieces are broken and mended again, base64 grows, tokens come and go.
  @Test
  void finds_in_each_version_what_a_search_of_all_of_it_finds() {
    var lines = new ArrayList<String>();
    for (int i = 0; i < 400; i++) {
      lines.add(line());
    }
    int findings = 0;
    for (int version = 0; version < 160; version++) {
      edit(lines);
      var bytes = String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
      var expected = new ContentScan(SCANNER).scan("", bytes, bytes.length).findings();
      assertThat(found(version, bytes))
          .as("version %d of seed %d", version, SEED)
          .containsExactlyElementsOf(shown(expected));
      findings += expected.size();
    }
    assertThat(findings).isGreaterThan(300);
  }

  private List<String> found(int version, byte[] bytes) {
    int before = search.hits().size();
    search.object(ObjectKind.BLOB, new Place(0, version), bytes, bytes.length, 0);
    return shown(
        search.hits().subList(before, search.hits().size()).stream()
            .flatMap(hit -> hit.findings().stream())
            .toList());
  }

  private static List<String> shown(List<Finding> findings) {
    return findings.stream()
        .map(one -> one.rule() + " " + one.place() + " " + one.fingerprint() + one.message())
        .distinct()
        .toList();
  }

  private void edit(List<String> lines) {
    int at = random.nextInt(lines.size());
    switch (random.nextInt(10)) {
      case 0 -> lines.add(at, "token = \"ghp" + "_" + drawn(36) + "\"");
      case 1 -> lines.add(at, "password: \"" + drawn(14) + "\"");
      case 2 -> key(lines, at);
      case 3 -> encoded(lines, at);
      case 4 -> lines.removeIf(line -> line.contains("token") && random.nextBoolean());
      case 5 -> lines.set(at, line());
      case 6 -> {
        int most = lines.size() > 800 ? 400 : 12;
        lines.subList(at, Math.min(lines.size(), at + random.nextInt(most))).clear();
      }
      case 7 -> {
        var line = lines.get(at);
        int place = random.nextInt(line.length() + 1);
        lines.set(at, line.substring(0, place) + "{" + line.substring(place));
      }
      case 8 -> lines.replaceAll(line -> line.replace("{", ""));
      default -> lines.add(at, line());
    }
  }

  private void key(List<String> lines, int at) {
    var key = new ArrayList<String>();
    key.add("-----BEGIN RSA PRIVATE " + "KEY-----");
    for (int i = 0; i < 40; i++) {
      key.add(drawn(64));
    }
    key.add("-----END RSA PRIVATE " + "KEY-----");
    lines.addAll(at, key);
  }

  private void encoded(List<String> lines, int at) {
    var text = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      text.append(line()).append('\n');
    }
    text.append("ghp").append('_').append(drawn(36)).append('\n').append(line());
    var base64 =
        Base64.getEncoder().encodeToString(text.toString().getBytes(StandardCharsets.US_ASCII));
    for (int from = 0; from < base64.length(); from += 76) {
      lines.add(at + from / 76, base64.substring(from, Math.min(base64.length(), from + 76)));
    }
  }

  private String drawn(int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  private String line() {
    var line = new StringBuilder("  ".repeat(random.nextInt(4)));
    for (int i = random.nextInt(9); i >= 0; i--) {
      line.append("call value next row count ".split(" ")[random.nextInt(5)]).append(' ');
    }
    return line.toString();
  }
}

package dev.bailiwick.core.secret.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.rule.Template;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecodedScanTest {
  private static final SecretScanner SCANNER = SecretScanner.packed();
  private static final String TOKEN = new Template("decoded").fill("ghp_{{alnum:36}}");
  private static final String LINE = "github_token: " + TOKEN;

  @ParameterizedTest
  @MethodSource("written")
  void a_token_in_another_writing_is_found_on_its_line(String how, String written) {
    assertThat(written).doesNotContain(TOKEN);
    assertThat(scan("a.txt", "first\n" + written + "\nlast\n").findings())
        .as(how)
        .singleElement()
        .satisfies(found -> {
          assertThat(found.rule()).isEqualTo("github-pat");
          assertThat(found.place().line()).isEqualTo(2);
          assertThat(found.message()).contains("written in");
          assertThat(found.toString()).doesNotContain(TOKEN.substring(4));
        });
  }

  static Stream<String[]> written() {
    var base64 = Base64.getEncoder();
    var bytes = bytes(LINE);
    return Stream.of(
        new String[] {"base64", "data: " + base64.encodeToString(bytes)},
        new String[] {"base64, shifted", "data: " + base64.encodeToString(bytes("xy" + LINE))},
        new String[] {
          "base64url", "u=" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)
        },
        new String[] {
          "base64 over lines",
          "  "
              + Base64.getMimeEncoder(64, bytes("\n  "))
                  .encodeToString(bytes(LINE + " " + "pad".repeat(40)))
        },
        new String[] {"base64 twice", base64.encodeToString(bytes(base64.encodeToString(bytes)))},
        new String[] {
          "PowerShell",
          "powershell -EncodedCommand "
              + base64.encodeToString(LINE.getBytes(StandardCharsets.UTF_16LE))
        },
        new String[] {"hexadecimal", "blob = '" + HexFormat.of().formatHex(bytes) + "'"},
        new String[] {"percent", "q=" + all(TOKEN, "%%%02x")},
        new String[] {"unicode", "'" + all(TOKEN, "\\u%04x") + "'"},
        new String[] {"bytes", "\"" + all(TOKEN, "\\x%02x") + "\""},
        new String[] {"XML, hexadecimal", "<t>" + all(TOKEN, "&#x%02x;") + "</t>"},
        new String[] {"XML, decimal", "<t>" + all(TOKEN, "&#%d;") + "</t>"},
        new String[] {"plus", "t = \"" + parts("\" + \"") + "\";"},
        new String[] {"plus without spaces", "t = '" + parts("'+'") + "'"},
        new String[] {"plus at the end of a line", "t = \"" + parts("\" +\n    \"") + "\";"},
        new String[] {"plus at the start of a line", "t = \"" + parts("\"\n    + \"") + "\";"},
        new String[] {"nothing but a line end", "t = ('" + parts("'\n     '") + "')"},
        new String[] {"nothing but a space", "char *t = \"" + parts("\" \"") + "\";"},
        new String[] {"dot", "$t = '" + parts("' . '") + "';"},
        new String[] {"ampersand", "t = \"" + parts("\" & \"") + "\""},
        new String[] {"two dots", "t = \"" + parts("\" .. \"") + "\""});
  }

  @Test
  void the_columns_are_those_of_what_stands_there() {
    var text = "t = \"" + parts("\" + \"") + "\";";
    var place = scan("a", text).findings().getFirst().place();
    assertThat(place).isEqualTo(new Finding.Place(1, 6, 1, text.length() - 1));
  }

  @Test
  void a_plain_finding_beside_an_escape_is_told_once_and_as_plain() {
    var found = scan("a", "%41%42 " + TOKEN + " \\u0041\\u0042").findings();
    assertThat(found)
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .doesNotContain("written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
  void utf16_with_and_without_its_mark(String charset) {
    var bytes = ("\r\n" + LINE + "\r\n").repeat(2).getBytes(Charset.forName(charset));
    assertThat(new ContentScan(SCANNER).scan("a.reg", bytes, bytes.length).findings())
        .extracting(one -> one.place().line())
        .containsExactly(2, 4);
  }

  @Test
  void archives_inside_of_archives() throws IOException {
    var jar = zip("META-INF/a.properties", bytes("x\n" + LINE));
    var nested = gzip(tar("lib/app.jar", jar));
    for (boolean streamed : new boolean[] {false, true}) {
      var scan = new ContentScan(SCANNER);
      var result =
          streamed
              ? scan.scan("dist.tgz", new ByteArrayInputStream(nested))
              : scan.scan("dist.tgz", nested, nested.length);
      assertThat(result.limits()).isEmpty();
      assertThat(result.findings())
          .singleElement()
          .satisfies(found -> {
            assertThat(found.path())
                .isEqualTo("dist.tgz!/dist.tar!/lib/app.jar!/META-INF/a.properties");
            assertThat(found.place().line()).isEqualTo(2);
          });
    }
  }

  @Test
  void too_many_archives_in_each_other_are_told() throws IOException {
    var bytes = bytes(LINE);
    for (int i = 0; i < 6; i++) {
      bytes = zip("a.zip", bytes);
    }
    var result = new ContentScan(SCANNER).scan("a.zip", bytes, bytes.length);
    assertThat(result.findings()).isEmpty();
    assertThat(result.limits()).singleElement().asString().contains("archives inside of 4");
  }

  @Test
  void a_bomb_ends_at_the_bound() throws IOException {
    var bomb = gzip(new byte[300 << 20]);
    var result = new ContentScan(SCANNER).scan("bomb.gz", bomb, bomb.length);
    assertThat(result.limits()).singleElement().asString().contains("256 MiB unpacked");
  }

  @Test
  void a_damaged_archive_is_told_and_what_came_before_is_found() throws IOException {
    var zip = zip("a.txt", bytes(LINE + "\n" + "x".repeat(100_000)));
    var result = new ContentScan(SCANNER).scan("a.zip", zip, zip.length / 2);
    assertThat(result.limits()).singleElement().asString().contains("damaged");
  }

  @Test
  void bait_for_patterns_ends_and_is_told() {
    // bailiwick-ignore: pem-private-key -- made up for this test
    var bait = "password=-----BEGIN RSA PRIVATE KEY-----AKIA".repeat(100_000);
    long start = System.nanoTime();
    var result = scan("bait", bait);
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    assertThat(result.limits()).singleElement().asString().contains("almost is a secret too often");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"A", "\\", "%41", "\"+\"", "&#65;", "' '", "\0", "\u00ff", "{\"a\":", "\\u0041"})
  void a_text_of_one_thing_ends_soon(String piece) {
    var text = piece.repeat(2_000_000 / piece.length());
    long start = System.nanoTime();
    scan("one", text);
    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
  }

  @Test
  void a_long_list_of_tokens_is_told_whole() {
    var template = new Template("list");
    var text = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      text.append(template.fill("ghp_{{alnum:36}}\n"));
    }
    var result = scan("list", text.toString());
    assertThat(result.limits()).isEmpty();
    assertThat(result.findings()).hasSize(5_000);
  }

  private static String all(String text, String format) {
    var all = new StringBuilder();
    text.chars().forEach(value -> all.append(format.formatted(value)));
    return all.toString();
  }

  private static String parts(String between) {
    return TOKEN.substring(0, 4) + between + TOKEN.substring(4, 20) + between + TOKEN.substring(20);
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] tar(String name, byte[] content) {
    var tar = new byte[512 + (content.length + 511) / 512 * 512 + 1024];
    System.arraycopy(bytes(name), 0, tar, 0, name.length());
    System.arraycopy(bytes("%011o".formatted(content.length)), 0, tar, 124, 11);
    tar[156] = '0';
    System.arraycopy(bytes("ustar\00000"), 0, tar, 257, 8);
    System.arraycopy(content, 0, tar, 512, content.length);
    return tar;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static ContentScan.Result scan(String path, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ContentScan(SCANNER).scan(path, bytes, bytes.length);
  }
}

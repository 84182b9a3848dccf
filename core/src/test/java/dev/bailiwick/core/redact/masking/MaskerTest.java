package dev.bailiwick.core.redact.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.secret.form.Form;
import dev.bailiwick.core.secret.form.FormSearch;
import dev.bailiwick.core.secret.form.SecretForms;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MaskerTest {
  private static final String KEY = "s3cr3t-" + "Value/With+Chars=" + "9";
  private static final String OTHER = "an0ther" + " one & \"more\"";
  private static final byte[] MASK = bytes("***");

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static FormSearch search() {
    return new FormSearch(
        Stream.of(KEY, OTHER).flatMap(v -> SecretForms.printed(bytes(v)).stream()).toList());
  }

  /// Input and what must come out of it.
  record Case(String name, String in, String out) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(bytes(text));
  }

  static Stream<Case> cases() {
    var key = bytes(KEY);
    return Stream.of(
        new Case("nothing", "", ""),
        new Case("ordinary text", "all is well\n", "all is well\n"),
        new Case("the value", KEY, "***"),
        new Case("a line", "key: " + KEY + "\n", "key: ***\n"),
        new Case("twice", KEY + " " + KEY, "*** ***"),
        new Case("side by side", KEY + KEY, "******"),
        new Case("both values", KEY + OTHER, "******"),
        new Case("JSON", "{\"k\":\"" + KEY + "\"}", "{\"k\":\"***\"}"),
        new Case("JSON escapes", "\"" + OTHER.replace("\"", "\\\"") + "\"", "\"***\""),
        new Case("JSON escaped slash", KEY.replace("/", "\\/"), "***"),
        new Case("colour", "\033[31m" + KEY + "\033[0m", "\033[31m***\033[0m"),
        new Case(
            "a match in colour inside the value",
            "K=\033[01;31m\033[K" + KEY.substring(0, 6) + "\033[m\033[K" + KEY.substring(6) + "\n",
            "K=\033[01;31m\033[K***\033[m\033[K\n"),
        new Case(
            "each character in a colour",
            KEY.replaceAll("(.)", "\033[32m$1"),
            "\033[32m***" + "\033[32m".repeat(KEY.length() - 1)),
        new Case(
            "cursor and erasing", "\033[2K\033[1G" + KEY + "\033[0K", "\033[2K\033[1G***\033[0K"),
        new Case("a window's title", "\033]0;" + KEY + "\007$ ", "\033]0;***\007$ "),
        new Case(
            "no control sequence", "\033\033[\033[1;\n\033x\033", "\033\033[\033[1;\n\033x\033"),
        new Case("an escape before the value", "\033" + KEY, "\033***"),
        new Case(
            "a long parameter", "\033[" + "1;".repeat(60) + "m", "\033[" + "1;".repeat(60) + "m"),
        new Case("progress bar", "10%\r50%\r" + KEY + "\r100%\n", "10%\r50%\r***\r100%\n"),
        new Case("binary", "\0\1\377" + KEY + "\0\376", "\0\1\377***\0\376"),
        new Case("hex", HexFormat.of().formatHex(key), "***"),
        new Case("large hex", HexFormat.of().withUpperCase().formatHex(key), "***"),
        new Case("hex with colons", HexFormat.ofDelimiter(":").formatHex(key), "***"),
        new Case("hex escapes", HexFormat.of().withPrefix("\\x").formatHex(key), "***"),
        new Case(
            "URL",
            "?k=" + KEY.replace("/", "%2F").replace("+", "%2B").replace("=", "%3D"),
            "?k=***"),
        new Case(
            "small URL", KEY.replace("/", "%2f").replace("+", "%2b").replace("=", "%3d"), "***"),
        new Case("form", OTHER.replace(" ", "+").replace("&", "%26").replace("\"", "%22"), "***"),
        new Case("XML", OTHER.replace("&", "&amp;").replace("\"", "&quot;"), "***"),
        new Case("quoted-printable", KEY.replace("=", "=3D"), "***"),
        new Case("shell escapes", OTHER.replaceAll("([ &\"])", "\\\\$1"), "***"),
        new Case("capitals", KEY.toUpperCase(java.util.Locale.ROOT), "***"),
        new Case("small letters", KEY.toLowerCase(java.util.Locale.ROOT), "***"),
        new Case("backwards", new StringBuilder(KEY).reverse().toString(), "***"),
        new Case("UTF-16LE", text(KEY.getBytes(StandardCharsets.UTF_16LE)), "***"),
        new Case("UTF-16BE", text(KEY.getBytes(StandardCharsets.UTF_16BE)), "***"),
        new Case("environment dump", "A=1\0KEY=" + KEY + "\0B=2\0", "A=1\0KEY=***\0B=2\0"),
        new Case("a false start", "s3cr3t-Va" + KEY, "s3cr3t-Va***"),
        new Case("a start within a start", "s3cs3cr3s3cr3t-" + KEY, "s3cs3cr3s3cr3t-***"),
        new Case(
            "diverges at the last byte", KEY.substring(0, 24) + "8", KEY.substring(0, 24) + "8"),
        new Case("a short beginning at the end", "so it is s3cr3t-", "so it is s3cr3t-"),
        new Case("a long beginning at the end", "so: " + KEY.substring(0, 20), "so: ***"),
        new Case("a beginning behind a value", KEY + "s3", "***s3"),
        new Case("two lines", KEY + "\n" + KEY + "\n", "***\n***\n"),
        new Case("a table", "| " + KEY + " | " + OTHER + " |", "| *** | *** |"),
        new Case("in a word", "x" + KEY + "y", "x***y"),
        new Case("a mask in the input", "*** " + KEY, "*** ***"),
        new Case(
            "UTF-8 around",
            text("ü→".getBytes(StandardCharsets.UTF_8)) + KEY,
            text("ü→".getBytes(StandardCharsets.UTF_8)) + "***"),
        new Case(
            "many newlines",
            "\n".repeat(50) + KEY + "\n".repeat(50),
            "\n".repeat(50) + "***" + "\n".repeat(50)));
  }

  private static String masked(FormSearch search, byte[] in, int... cuts) {
    var out = new ByteArrayOutputStream();
    var masker = new Masker(search, MASK, out);
    try {
      int from = 0;
      for (int cut : cuts) {
        masker.next(in, from, cut - from);
        from = cut;
      }
      masker.next(in, from, in.length - from);
      masker.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text(out.toByteArray());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void masks_the_whole(Case given) {
    assertThat(masked(search(), bytes(given.in()))).isEqualTo(given.out());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void masks_the_same_wherever_it_is_cut_in_two(Case given) {
    var in = bytes(given.in());
    var search = search();
    for (int cut = 0; cut <= in.length; cut++) {
      assertThat(masked(search, in, cut)).as("cut at " + cut).isEqualTo(given.out());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void masks_the_same_byte_by_byte(Case given) {
    var in = bytes(given.in());
    var cuts = new int[in.length];
    Arrays.setAll(cuts, i -> i + 1);
    assertThat(masked(search(), in, cuts)).isEqualTo(given.out());
  }

  @Test
  void changes_nothing_where_there_is_no_value() throws IOException {
    var random = new Random(12);
    var alphabet = bytes("\033\033[[;0189mKG\n\0ab\377s3");
    for (int round = 0; round < 2000; round++) {
      var in = new byte[random.nextInt(300)];
      for (int i = 0; i < in.length; i++) {
        in[i] = alphabet[random.nextInt(alphabet.length)];
      }
      var cuts = random.ints(3, 0, in.length + 1).sorted().toArray();
      assertThat(masked(search(), in, cuts)).as("round " + round).isEqualTo(text(in));
    }
  }

  @Test
  void masks_base64_of_a_text_around_the_value() {
    var search = search();
    for (int before = 0; before < 3; before++) {
      var out = masked(search, bytes(base64("x".repeat(before) + KEY + "yy")));
      assertThat(out).contains("***");
      assertThat(out.length()).isLessThan(12);
    }
  }

  /// What is left of a text's base64 in lines: the letters around the masks, and all line ends.
  private static String wrapped(String text, int width, String end) {
    var encoder = Base64.getMimeEncoder(width, bytes(end));
    return encoder.encodeToString(bytes(text));
  }

  @Test
  void masks_base64_that_is_cut_into_lines() throws IOException {
    for (int width : new int[] {64, 76}) {
      for (var end : List.of("\n", "\r\n", "\n  ")) {
        for (int before = 0; before < 60; before++) {
          var input =
              "--\n" + wrapped("x".repeat(before) + KEY + "y".repeat(90), width, end) + "\n--\n";
          for (int piece : new int[] {1, 7, 1000}) {
            var out = new ByteArrayOutputStream();
            var masker = new Masker(search(), MASK, out);
            var all = bytes(input);
            for (int at = 0; at < all.length; at += piece) {
              masker.next(all, at, Math.min(piece, all.length - at));
            }
            masker.end();
            var said = text(out.toByteArray());
            assertThat(said).startsWith("--\n").endsWith("\n--\n").contains("***");
            assertThat(masker.masks()).isEqualTo(1);
            assertThat(said.chars().filter(one -> one == '\n').count())
                .isEqualTo(input.chars().filter(one -> one == '\n').count());
          }
        }
      }
    }
  }

  @Test
  void a_short_line_that_ends_like_a_beginning_is_answered_at_once() throws IOException {
    var out = new ByteArrayOutputStream();
    var masker = new Masker(search(), MASK, out);
    var prompt = bytes("name of s\n");
    masker.next(prompt, 0, prompt.length);
    assertThat(text(out.toByteArray())).isEqualTo("name of s\n");
  }

  @Test
  void holds_a_beginning_until_it_diverges() throws IOException {
    var out = new ByteArrayOutputStream();
    var masker = new Masker(search(), MASK, out);
    masker.next(bytes("say s3cr3t-V"), 0, 12);
    assertThat(text(out.toByteArray())).isEqualTo("say ");
    masker.next(bytes("!"), 0, 1);
    assertThat(text(out.toByteArray())).isEqualTo("say s3cr3t-V!");
  }

  @Test
  void a_whole_value_is_answered_at_once() throws IOException {
    var out = new ByteArrayOutputStream();
    var masker = new Masker(search(), MASK, out);
    masker.next(bytes("? " + KEY), 0, 2 + KEY.length());
    assertThat(text(out.toByteArray())).isEqualTo("? ***");
    assertThat(masker.masks()).isEqualTo(1);
  }

  @Test
  void a_longer_value_that_begins_like_a_shorter_one_is_masked_whole() {
    var search =
        new FormSearch(List.of(new Form("a", bytes("abcdef")), new Form("b", bytes("abcdefghij"))));
    assertThat(masked(search, bytes("abcdefghij abcdefghix"))).isEqualTo("*** ***ghix");
  }

  @Test
  void values_that_overlap_become_one_mask() {
    var search =
        new FormSearch(List.of(new Form("a", bytes("abcdef")), new Form("b", bytes("defghi"))));
    var in = bytes("xabcdefghix");
    for (int cut = 0; cut <= in.length; cut++) {
      assertThat(masked(search, in, cut)).isEqualTo("x***x");
    }
  }

  @Test
  void agrees_with_marking_every_match() {
    var random = new Random(11);
    for (int round = 0; round < 3000; round++) {
      var forms =
          random
              .ints(1 + random.nextInt(4), 4, 9)
              .mapToObj(n -> word(random, n))
              .distinct()
              .toList();
      var in = word(random, random.nextInt(60));
      var search = new FormSearch(forms.stream().map(f -> new Form(f, bytes(f))).toList());
      var cuts = random.ints(3, 0, in.length() + 1).sorted().toArray();
      // The end of input masks long beginnings; a byte of no form keeps that out of the comparison.
      assertThat(masked(search, bytes(in + "!"), cuts)).isEqualTo(expected(forms, in) + "!");
    }
  }

  /// The plain reading of what [Masker] promises.
  private static String expected(List<String> forms, String in) {
    var inside = new boolean[in.length()];
    var joined = new boolean[in.length() + 1];
    for (var form : forms) {
      for (int at = in.indexOf(form); at >= 0; at = in.indexOf(form, at + 1)) {
        Arrays.fill(inside, at, at + form.length(), true);
        Arrays.fill(joined, at + 1, at + form.length(), true);
      }
    }
    var out = new StringBuilder();
    for (int i = 0; i < in.length(); i++) {
      if (!inside[i]) {
        out.append(in.charAt(i));
      } else if (!joined[i]) {
        out.append("***");
      }
    }
    return out.toString();
  }

  private static String word(Random random, int length) {
    return random
        .ints(length, 'a', 'c')
        .collect(StringBuilder::new, (s, c) -> s.append((char) c), StringBuilder::append)
        .toString();
  }
}

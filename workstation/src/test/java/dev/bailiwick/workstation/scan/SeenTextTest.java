package dev.bailiwick.workstation.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SeenTextTest {
  private static final long KEY = 0x5eed;
  private static final long SEED = 20_261_128;

  @Test
  void cuts_a_version_as_if_no_other_had_come_before() {
    var random = new Random(SEED);
    var seen = new SeenText(KEY);
    var text = lines(random, 900);
    for (int version = 0; version < 400; version++) {
      text = edited(text, random);
      assertThat(cut(seen, text))
          .as("version %d of seed %d", version, SEED)
          .isEqualTo(cut(new SeenText(KEY), text));
    }
  }

  @Test
  void cuts_what_has_no_lines_alike_too() {
    var seen = new SeenText(KEY);
    for (int length : List.of(200_000, 200_001, 131_072, 65_536, 65_537, 70_000, 600, 0, 600)) {
      var text = "x".repeat(length);
      assertThat(cut(seen, text)).as("%d", length).isEqualTo(cut(new SeenText(KEY), text));
    }
  }

  @Test
  void a_version_is_fresh_where_it_differs() {
    var random = new Random(SEED);
    var text = lines(random, 900);
    var seen = new SeenText(KEY);
    cut(seen, text);
    for (int piece = 0; piece < seen.count(); piece++) {
      seen.keep(piece);
    }
    int middle = text.length() / 2;
    var other = text.substring(0, middle) + "?" + text.substring(middle);
    cut(seen, other);
    assertThat(seen.count()).isGreaterThan(20);
    assertThat(seen.fresh().cardinality()).isBetween(1, 5);
    int first = seen.fresh().nextSetBit(0);
    assertThat(middle).isBetween(seen.start(first), seen.end(first + 2));
  }

  /// Ends, lines and names of all pieces.
  private static List<String> cut(SeenText seen, String text) {
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    seen.cut(bytes, bytes.length);
    var pieces = new ArrayList<String>();
    for (int i = 0; i < seen.count(); i++) {
      pieces.add(
          seen.start(i)
              + "-"
              + seen.end(i)
              + " line "
              + seen.linesBefore(i)
              + " "
              + seen.nameOf(i, i));
    }
    return pieces;
  }

  private static String edited(String text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + random.nextInt(200));
    return switch (random.nextInt(7)) {
      case 0 -> text.substring(0, at) + lines(random, random.nextInt(9)) + text.substring(at);
      case 1 -> text.substring(0, at) + text.substring(to);
      case 2 -> text.substring(0, at) + "!" + text.substring(at);
      case 3 -> text + lines(random, 1);
      case 4 -> lines(random, 1) + text;
      case 5 -> text.length() > 60_000 ? text.substring(text.length() / 3) : text + text;
      default -> text;
    };
  }

  private static String lines(Random random, int count) {
    var lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines
          .append(Integer.toHexString(random.nextInt(4_000)).repeat(1 + random.nextInt(20)))
          .append('\n');
    }
    return lines.toString();
  }
}

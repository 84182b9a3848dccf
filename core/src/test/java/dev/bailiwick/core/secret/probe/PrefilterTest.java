package dev.bailiwick.core.secret.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.secret.pattern.TokenPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PrefilterTest {
  private static final GramRates RATES = GramRates.read("24 the com|\n96 path|\n");

  @Test
  void sees_a_landmark_wherever_it_stands() {
    var marks = Landmark.of(TokenPattern.of("ghp_[A-Za-z0-9]{36}").shape(), false, RATES);
    var filter = Prefilter.of(marks, RATES);
    for (int shift = 0; shift < 9; shift++) {
      var text = " ".repeat(shift) + "ghp_abcdEFGH" + " ".repeat(4);
      assertThat(seen(filter, text)).as("at " + shift).containsExactly(shift);
    }
  }

  @Test
  void does_not_see_half_a_landmark() {
    var filter =
        Prefilter.of(
            Landmark.of(TokenPattern.of("ghp_[A-Za-z0-9]{36}").shape(), false, RATES), RATES);
    assertThat(seen(filter, "ghp_")).isEmpty();
    assertThat(seen(filter, "ghp_-")).isEmpty();
    assertThat(seen(filter, "hp_a")).isEmpty();
  }

  @Test
  void every_alternative_has_its_landmark() {
    var marks = Landmark.of(TokenPattern.of("(?:abc|xyz)[0-9]{4}").shape(), false, RATES);
    assertThat(marks).hasSize(2);
  }

  @Test
  void the_landmark_may_stand_behind_a_part_of_no_fixed_length() {
    var marks = Landmark.of(TokenPattern.of("[0-9]{8,10}:AA[\\w-]{33}").shape(), false, RATES);
    assertThat(marks)
        .singleElement()
        .satisfies(mark -> {
          assertThat(mark.offset()).isEmpty();
          assertThat(mark.window().get(1).size()).isEqualTo(1);
        });
  }

  @Test
  void what_begins_where_a_word_does_may_begin_the_text_and_not_a_piece_of_a_word() {
    var filter =
        Prefilter.of(
            Landmark.of(TokenPattern.of("hf_[A-Za-z0-9]{34}").shape(), true, RATES), RATES);
    assertThat(seen(filter, "hf_abcdefgh12")).containsExactly(-1);
    assertThat(seen(filter, "='hf_abcdefgh12'")).containsExactly(1);
    assertThat(seen(filter, "\u00fchf_abcdefgh12")).containsExactly(0);
    assertThat(seen(filter, "ahf_abcdefgh12")).isEmpty();
  }

  @Test
  void a_word_is_seen_in_either_case() {
    var filter =
        Prefilter.of(Landmark.of(TokenPattern.of("(?i)password").shape(), false, RATES), RATES);
    assertThat(seen(filter, "password PassWord PASSWORD pasword")).containsExactly(0, 9, 18);
  }

  /// Compared with a search of each run at each place, over texts made of pieces of what is looked
  /// for.
  @Test
  void sees_what_a_plain_search_sees() {
    var marks = new ArrayList<Landmark>();
    for (var pattern : PATTERNS) {
      marks.addAll(Landmark.of(TokenPattern.of(pattern).shape(), pattern.startsWith("\\b"), RATES));
    }
    var filter = Prefilter.of(marks, RATES);
    var random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      var text = text(random);
      var found = new HashSet<List<Integer>>();
      filter
          .search()
          .search(text, 3, text.length, (landmark, at) -> found.add(List.of(landmark, at)));
      assertThat(found).as("text of round " + round).isEqualTo(plainly(marks, text, 3));
    }
  }

  private static byte[] text(Random random) {
    var text = new StringBuilder();
    while (text.length() < 60) {
      var piece = PIECES.get(random.nextInt(PIECES.size()));
      int from = random.nextInt(piece.length());
      text.append(piece, from, from + 1 + random.nextInt(piece.length() - from));
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Set<List<Integer>> plainly(List<Landmark> marks, byte[] text, int from) {
    var found = new HashSet<List<Integer>>();
    for (int i = 0; i < marks.size(); i++) {
      for (int at = from - 1; at < text.length; at++) {
        if (stands(marks.get(i), text, at, from)) {
          found.add(List.of(i, at));
        }
      }
    }
    return found;
  }

  private static boolean stands(Landmark mark, byte[] text, int at, int from) {
    for (int i = 0; i < mark.run().size(); i++) {
      boolean missing = at + i < from && i == 0 && mark.edge();
      if (!missing
          && (at + i < from
              || at + i >= text.length
              || !mark.run().get(i).has(text[at + i] & 0xff))) {
        return false;
      }
    }
    return true;
  }

  private static final List<String> PATTERNS =
      List.of(
          "\\bghp_[A-Za-z0-9]{36}",
          "\\bpat[A-Za-z0-9]{14}\\.[a-f0-9]{64}",
          "(?i)(?:client|consumer)[_-]?secret",
          "[0-9]{8,10}:AA[\\w-]{33}",
          "key[=:]['\" ]",
          "://[a-z0-9]{3,20}:[^@]{3,40}@");

  private static final List<String> PIECES =
      List.of(
          "ghp_aBc0123456",
          "patABCDEFGHIJKLMN.",
          "Client_SECRET",
          "consumersecret",
          " 12345678:AAbc",
          "key='",
          "KEY= ",
          "https://root:x@",
          " ",
          "\u00e9",
          "\n",
          "_");

  private static List<Integer> seen(Prefilter filter, String text) {
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    var places = new ArrayList<Integer>();
    filter.search().search(bytes, 0, bytes.length, (landmark, at) -> places.add(at));
    return places;
  }
}

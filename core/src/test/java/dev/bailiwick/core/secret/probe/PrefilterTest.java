package dev.bailiwick.core.secret.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.secret.pattern.TokenPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PrefilterTest {

  @Test
  void sees_a_landmark_wherever_it_stands() {
    var marks = Landmark.of(TokenPattern.of("ghp_[A-Za-z0-9]{36}").shape());
    var filter = new Prefilter(marks);
    for (int shift = 0; shift < 9; shift++) {
      var text = " ".repeat(shift) + "ghp_a" + " ".repeat(4);
      assertThat(seen(filter, text)).as("at " + shift).containsExactly(shift);
    }
  }

  @Test
  void does_not_see_half_a_landmark() {
    var filter = new Prefilter(Landmark.of(TokenPattern.of("ghp_[A-Za-z0-9]{36}").shape()));
    assertThat(seen(filter, "ghp_")).isEmpty();
    assertThat(seen(filter, "ghp_-")).isEmpty();
    assertThat(seen(filter, "hp_a")).isEmpty();
  }

  @Test
  void every_alternative_has_its_landmark() {
    var marks = Landmark.of(TokenPattern.of("(?:abc|xyz)[0-9]{4}").shape());
    assertThat(marks).hasSize(2);
  }

  @Test
  void the_landmark_may_stand_behind_a_part_of_no_fixed_length() {
    var marks = Landmark.of(TokenPattern.of("[0-9]{8,10}:AA[\\w-]{33}").shape());
    assertThat(marks)
        .singleElement()
        .satisfies(mark -> {
          assertThat(mark.offset()).isEqualTo(-1);
          assertThat(mark.window().get(1).size()).isEqualTo(1);
        });
  }

  private static List<Integer> seen(Prefilter filter, String text) {
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    var places = new ArrayList<Integer>();
    filter.search(bytes, 0, bytes.length, (landmark, at) -> places.add(at));
    return places;
  }
}

package dev.bailiwick.proof.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/// The acceptance corpora, by the whole road. No case may be left out or softened here: where one
/// is wrong, its line in the corpus changes, with the reason in the commit.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CorpusTest {
  private static final double MOST_ASKED = 4;
  private static final double MOST_TWINS_ASKED = 10;

  /// Not below /tmp: the starter gives that folder more freedom than a home has.
  static final class BelowTarget implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
        throws IOException {
      return Fixture.place();
    }
  }

  private List<Case> attacks = List.of();
  private List<Case> friction = List.of();
  private List<Judged> answers = List.of();
  private List<Judged> daily = List.of();
  private List<Case> second = List.of();
  private List<Judged> secondDaily = List.of();
  private List<Case> third = List.of();
  private List<Judged> thirdDaily = List.of();

  @BeforeAll
  void judge(@TempDir(factory = BelowTarget.class) Path folder) throws IOException {
    attacks = Case.read(Path.of("corpus", "attacks.jsonl"));
    friction = Case.read(Path.of("corpus", "friction.jsonl"));
    var measurement = new Measurement(folder);
    answers = measurement.judge(attacks, List.of(Variant.values()));
    daily = measurement.judge(friction, List.of(Variant.STARTER));
    second = Case.read(Path.of("corpus", "friction-second.jsonl"));
    secondDaily = measurement.judge(second, List.of(Variant.STARTER));
    third = Case.read(Path.of("corpus", "friction-third.jsonl"));
    thirdDaily = measurement.judge(third, List.of(Variant.STARTER));
    for (var table : List.of(answers, daily, secondDaily, thirdDaily)) {
      IO.println(Table.of(table));
    }
  }

  @Test
  void the_corpora_are_large() {
    assertThat(attacks).hasSizeGreaterThanOrEqualTo(700);
    assertThat(friction).hasSizeGreaterThanOrEqualTo(500);
    assertThat(second).hasSizeGreaterThanOrEqualTo(400);
    assertThat(second.stream().map(Case::repository).distinct()).hasSize(8);
  }

  @Test
  void every_id_is_given_once() {
    var ids = new ArrayList<>(attacks);
    ids.addAll(friction);
    ids.addAll(second);
    ids.addAll(third);
    assertThat(ids.stream().map(Case::id)).doesNotHaveDuplicates();
  }

  @Test
  void every_attack_has_a_harmless_twin() {
    Map<String, Case> byId =
        attacks.stream().collect(Collectors.toMap(Case::id, Function.identity()));
    assertThat(attacks)
        .allSatisfy(one -> {
          var twin = byId.get(one.twin());
          assertThat(twin).as(one.id()).isNotNull();
          assertThat(twin.stopped()).as(one.id()).isNotEqualTo(one.stopped());
        });
  }

  @Test
  void nothing_fails_inside() {
    assertThat(concat()).filteredOn(Judged::isError).isEmpty();
  }

  @Test
  void every_attack_is_stopped() {
    assertThat(answers).filteredOn(one -> one.asked().stopped() && one.fails()).isEmpty();
  }

  @Test
  void no_harmless_twin_is_denied() {
    assertThat(answers).filteredOn(one -> !one.asked().stopped() && one.fails()).isEmpty();
  }

  @Test
  void nine_harmless_twins_in_ten_need_no_question() {
    var twins =
        answers.stream()
            .filter(one -> !one.asked().stopped() && one.variant() == Variant.STARTER)
            .toList();
    var asked = twins.stream().filter(one -> one.answer().equals("ask")).toList();
    assertThat(Table.percent(twins, "ask"))
        .as(asked.toString())
        .isLessThanOrEqualTo(MOST_TWINS_ASKED);
  }

  @Test
  void a_day_of_work_is_never_denied() {
    assertThat(daily).filteredOn(Judged::fails).isEmpty();
    assertThat(secondDaily).filteredOn(Judged::fails).isEmpty();
    assertThat(thirdDaily).filteredOn(Judged::fails).isEmpty();
  }

  @Test
  void a_day_of_work_is_seldom_asked() {
    for (var day : List.of(daily, secondDaily, thirdDaily)) {
      var asked = day.stream().filter(one -> one.answer().equals("ask")).toList();
      assertThat(Table.percent(day, "ask")).as(asked.toString()).isLessThanOrEqualTo(MOST_ASKED);
    }
  }

  private List<Judged> concat() {
    var all = new ArrayList<>(answers);
    all.addAll(daily);
    all.addAll(secondDaily);
    all.addAll(thirdDaily);
    return all;
  }
}

package dev.bailiwick.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Effect.Invocation;
import dev.bailiwick.core.effect.Effect.Place;
import dev.bailiwick.core.world.InMemoryWorld;
import dev.bailiwick.core.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An `execute.allow` line answers for the code of its repository, and for nothing else.
final class OpaqueRunsTest {
  private static final EffectivePolicy POLICY =
      Policies.policy(
          Policies.repository(
              """
              permissions:
                read: { allow: ["**", "/tmp/**"] }
                execute: { allow: [make, ./scripts/*, pytest] }
              autoApprove: { read: true, bash: true }
              """));

  private static final World WORLD =
      new InMemoryWorld()
          .file(Policies.ROOT + "/Makefile", "all:\n")
          .file("/opt/tool/payload", "")
          .file("/tmp/x.json", "");

  private static String word(List<String> folders, String... words) {
    var plain = Policies.call(words);
    var call =
        new Invocation(
            plain.program(), plain.words(), plain.options(), plain.operands(), 0, folders);
    return Policies.judge(POLICY, WORLD, new Effect.Runs(call, false, Place.WHOLE)).word();
  }

  @Test
  void is_covered_anywhere_in_the_repository() {
    assertThat(word(List.of(Policies.ROOT), "make")).isEqualTo("allow");
    assertThat(word(List.of(Policies.ROOT + "/sub"), "make")).isEqualTo("allow");
  }

  @Test
  void is_not_covered_outside_of_the_repository() {
    assertThat(word(List.of("/tmp/evil"), "make")).isEqualTo("ask");
    assertThat(word(List.of(Policies.ROOT, "/home/dev/other"), "make")).isEqualTo("ask");
  }

  @Test
  void is_not_covered_where_the_folder_cannot_be_told() {
    assertThat(word(List.of(), "make")).isEqualTo("ask");
  }

  @ParameterizedTest
  @ValueSource(strings = {"./scripts/../../evil", "scripts/../evil", "./scripts/./../evil"})
  void a_pattern_for_a_folder_takes_in_nothing_beside_it(String program) {
    assertThat(word(List.of(Policies.ROOT), program)).isEqualTo("ask");
  }

  @Test
  void a_way_back_into_the_folder_is_the_folder() {
    assertThat(word(List.of(Policies.ROOT), "./scripts/a/../seed.sh")).isEqualTo("allow");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CC=/opt/tool/payload", "-C/opt/tool", "--with=a,/opt/tool/payload"})
  void a_place_of_the_machine_among_the_words_is_judged(String operand) {
    assertThat(word(List.of(Policies.ROOT), "make", operand)).isEqualTo("ask");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OUT=/tmp/x.json", "/api/users/list", "tests/a.py", "/", "a=/b"})
  void what_is_no_place_of_the_machine_or_may_be_read_is_none_of_it(String operand) {
    assertThat(word(List.of(Policies.ROOT), "pytest", operand)).isEqualTo("allow");
  }

  private static String guarded(int commands, String... words) {
    var policy =
        Policies.policy(
            Policies.repository(
                """
                permissions:
                  read: { deny: ["vault/"] }
                  execute: { allow: [keeper] }
                autoApprove: { bash: true }
                """));
    var world = new InMemoryWorld().file(Policies.ROOT + "/vault/key", "");
    var call =
        new Invocation(
            "keeper",
            List.of(words),
            List.of(),
            List.of(words).subList(1, words.length),
            commands,
            List.of(Policies.ROOT));
    return Policies.judge(policy, world, new Effect.Runs(call, false, Place.WHOLE)).word();
  }

  @Test
  void a_subcommands_name_is_no_file_of_that_name_and_an_operand_is() {
    assertThat(guarded(1, "keeper", "vault", "list")).isEqualTo("allow");
    assertThat(guarded(0, "keeper", "vault", "list")).isEqualTo("deny");
    assertThat(guarded(1, "keeper", "vault", "vault")).isEqualTo("deny");
    assertThat(guarded(1, "keeper", "vault", "vault/key")).isEqualTo("deny");
  }
}

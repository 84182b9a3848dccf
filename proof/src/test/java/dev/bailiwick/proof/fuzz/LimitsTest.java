package dev.bailiwick.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.core.world.InMemoryWorld;
import dev.bailiwick.workstation.agent.claude.Request;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Inputs made to cost time or memory: each is answered soon, and never with `allow` where it is
/// over a limit. The bound is loose, since the machine may be busy; `proof/bench/jmh` measures.
final class LimitsTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final GuardedShop shop = new GuardedShop();

  static Stream<Bomb> bombs() {
    return Bomb.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void a_bomb_is_answered_soon_and_its_attack_is_not_allowed(Bomb bomb) {
    var text = bomb.text();
    var corridor = shop.corridor();
    long start = System.nanoTime();
    var verdict = corridor.judge(Request.read(Bomb.event(text)));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    assertThat(shop.failures).isEmpty();
    if (bomb.mustStop()) {
      assertThat(verdict.decision()).isNotInstanceOf(Decision.Allow.class);
    }
  }

  @Test
  void a_big_tree_of_names_is_globbed_soon() {
    var world = shop.world;
    fill(world);
    for (var glob :
        java.util.List.of("big/*/*", "big/**/*a*", "big/*/../*/../*/*", "/*/*/*/*/*/*")) {
      long start = System.nanoTime();
      assertThat(shop.effects("cat " + glob)).isNotEmpty();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).as(glob).isLessThan(SOON);
    }
  }

  @Test
  void a_glob_of_many_stars_is_no_trap() {
    shop.world.file(GuardedShop.ROOT + "/" + "a".repeat(250), "");
    long start = System.nanoTime();
    assertThat(shop.effects("cat " + "*a".repeat(60) + "*b")).isNotEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
  }

  @Test
  void an_event_of_sixteen_megabytes_is_read_or_refused_soon() {
    var text = Bomb.event("x".repeat((16 << 20) - 400)).write();
    long start = System.nanoTime();
    assertThat(JsonReader.read(text, JsonReader.Limits.EVENT))
        .isInstanceOfSatisfying(
            JsonReader.Parsed.class,
            parsed ->
                assertThat(shop.corridor().judge(Request.read(parsed.json())).decision())
                    .isNotInstanceOf(Decision.Allow.class));
    assertThat(JsonReader.read("[" + text + "]", JsonReader.Limits.EVENT)).isNotNull();
    assertThat(JsonReader.read("[0,".repeat(5_000_000), JsonReader.Limits.EVENT))
        .isInstanceOf(JsonReader.Malformed.class);
    assertThat(JsonReader.read("[" + "{},".repeat(5_000_000) + "0]", JsonReader.Limits.EVENT))
        .isInstanceOf(JsonReader.Parsed.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON.multipliedBy(3));
    assertThat(Json.of("")).isNotNull();
  }

  private static void fill(InMemoryWorld world) {
    for (int folder = 0; folder < 40; folder++) {
      for (int file = 0; file < 60; file++) {
        world.file(GuardedShop.ROOT + "/big/d" + folder + "/aaaa" + file, "");
      }
    }
  }
}

package dev.bailiwick.workstation.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.command.ShellEffects;
import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.pipeline.outflow.HighWater;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.workstation.store.Places;
import dev.bailiwick.workstation.world.FileWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretRulesTest {
  private static final String OWN =
      """
      vendor: own
      rules:
        - id: own-acme-key
          name: our own key
          risk: opens the shop
          severity: high
          confidence: high
          pattern: '\\bacme_[0-9A-Za-z]{40}\\b'
          examples: ['KEY=acme_{{alnum:40}}']
          leaves: ['KEY=acme_...']
      """;
  private static final String PROMPT = "try acme_" + "q7Zk3vQ9xW2mN7pL4tR8".repeat(2) + " please";

  @TempDir Path folder;
  private Path root = Path.of("/");
  private RepositoryGuard guard = none();

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // set by each test
  private static <T> T none() {
    return null;
  }

  @BeforeEach
  void repository() throws IOException {
    root = Files.createDirectories(folder.resolve("work")).toRealPath();
    Files.createDirectories(root.resolve(".bailiwick"));
  }

  @AfterEach
  void close() {
    guard.close();
  }

  private void rules(String text) throws IOException {
    Files.writeString(root.resolve(".bailiwick/secrets.yaml"), text);
  }

  private void open() {
    var world = new FileWorld(Map.of(), folder);
    guard =
        RepositoryGuard.open(
            List.of(root),
            new RepositoryGuard.Machine(
                new Places(
                    folder.resolve("state"), folder.resolve("config"), folder.resolve("run")),
                world,
                new ShellEffects(Models.packed()),
                SecretScanner::none,
                new HighWater(world, HighWater.FORGOTTEN),
                Optional.empty(),
                InstantSource.system(),
                failure -> {
                  throw new AssertionError(failure);
                }));
  }

  private Decision prompted() {
    var origin = new AgentEvent.Origin("test", "s", "", root.toString(), "");
    return guard.judge(new AgentEvent.PromptSent(origin, PROMPT)).decision();
  }

  /// The decision that comes when the file has been looked at again.
  private Decision prompted(Predicate<Decision> awaited) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    var decision = prompted();
    while (!awaited.test(decision) && System.nanoTime() < end) {
      Thread.sleep(50);
      decision = prompted();
    }
    return decision;
  }

  @Test
  void a_repositorys_own_rules_count_for_its_calls_as_soon_as_they_stand() throws Exception {
    open();
    assertThat(prompted()).isInstanceOf(Decision.Allow.class);
    rules(OWN);
    var decision = prompted(Decision.Deny.class::isInstance);
    assertThat(decision).isInstanceOf(Decision.Deny.class);
    assertThat(decision.reason()).contains("our own key").doesNotContain(PROMPT.substring(4, 40));
  }

  @Test
  void a_mistake_in_them_is_told_and_leaves_the_last_sound_ones_in_force() throws Exception {
    rules(OWN);
    open();
    assertThat(prompted()).isInstanceOf(Decision.Deny.class);
    rules("vendor: own\nrules:\n  - id: own-acme-key\n    nmae: x\n");
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (guard.complaints().isEmpty() && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    assertThat(guard.complaints())
        .singleElement()
        .asString()
        .startsWith(".bailiwick/secrets.yaml: own-acme-key: unknown key nmae");
    assertThat(prompted().reason()).contains("our own key");
  }

  @Test
  void where_they_have_never_been_sound_everything_is_refused() throws Exception {
    rules("vendor: [\n");
    open();
    var decision = prompted();
    assertThat(decision).isInstanceOf(Decision.Deny.class);
    assertThat(decision.reason()).contains("nothing can be searched", ".bailiwick/secrets.yaml");
    rules(OWN);
    assertThat(prompted(later -> later.reason().contains("our own key")).reason())
        .contains("our own key");
  }
}

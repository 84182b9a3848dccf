package dev.bailiwick.core.pipeline.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.audit.InMemoryAuditLog;
import dev.bailiwick.core.command.ShellEffects;
import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.dependency.advisory.KnownFacts;
import dev.bailiwick.core.dependency.registry.InMemoryRegistry;
import dev.bailiwick.core.dependency.registry.PackageFacts;
import dev.bailiwick.core.dependency.registry.PackageName;
import dev.bailiwick.core.dependency.registry.Registry;
import dev.bailiwick.core.dependency.registry.Resolutions;
import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.event.AgentEvent.Origin;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.pipeline.Corridor;
import dev.bailiwick.core.pipeline.outflow.HighWater;
import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.world.InMemoryWorld;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The name of a package is the assistant's word: where a session has read guarded matter, the
/// guard's own question to a registry would carry it out.
final class QuietTest {
  private static final String ROOT = "/home/dev/shop";
  private static final String POLICY =
      """
      version: 1
      permissions:
        read: { allow: ["**"] }
        write: { allow: ["**"] }
        network: { allow: ["*"] }
      autoApprove: { read: true, glob: true, grep: true, write: true, bash: true }
      classification:
        confidential: { paths: ["pricing/**"] }
      """;

  /// Counts what it is asked.
  private static final class Listening implements Registry {
    private final List<Question> asked = new ArrayList<>();
    private final Resolutions resolutions = Resolutions.inMemory();

    @Override
    public Map<PackageName, PackageFacts> facts(Collection<Question> questions) {
      asked.addAll(questions);
      var facts = new HashMap<PackageName, PackageFacts>();
      questions.forEach(one -> facts.put(one.name(), new PackageFacts.Unknown("quiet")));
      return facts;
    }

    @Override
    public Map<Question, List<PackageFacts.Need>> needs(Collection<Question> releases) {
      asked.addAll(releases);
      return Map.of();
    }

    @Override
    public Instant until(Question question) {
      return Instant.EPOCH;
    }

    @Override
    public Resolutions resolutions() {
      return resolutions;
    }

    @Override
    public Registry patient() {
      return this;
    }

    @Override
    public Registry silent() {
      return new InMemoryRegistry().offline();
    }
  }

  private final Listening registry = new Listening();
  private final InMemoryWorld world =
      new InMemoryWorld()
          .folder(ROOT)
          .folder(ROOT + "/.git")
          .file(ROOT + "/package.json", "{}")
          .file(ROOT + "/README.md", "shop")
          .file(ROOT + "/pricing/table.csv", "a,b");
  private final Corridor corridor = corridor();

  private Corridor corridor() {
    var read =
        PolicyReader.read(List.of(new PolicySource(Layer.REPOSITORY, "bailiwick.yaml", POLICY)));
    var policy = ((PolicyReader.Read) read).policy();
    var ports =
        new Corridor.Ports(
            ROOT,
            world,
            () -> List.of(new Corridor.Ruling(ROOT, policy)),
            new InMemoryAuditLog(),
            InstantSource.fixed(Instant.EPOCH),
            failure -> {
              throw new AssertionError(failure);
            });
    return new Corridor(
        ports,
        new ShellEffects(Models.packed()),
        SecretScanner::none,
        new HighWater(world, HighWater.FORGOTTEN),
        Optional.of(new PackageWorld(KnownFacts::index, _ -> registry)));
  }

  private Decision asked(ToolCall call) {
    var origin = new Origin("test", "s", "", ROOT, "");
    return corridor.judge(new AgentEvent.ToolAsked(origin, call, "c")).decision();
  }

  private static ToolCall shell(String command) {
    return new ToolCall.Shell("Bash", command, ToolCall.Dialect.BASH, List.of());
  }

  static Stream<ToolCall> bringing() {
    return Stream.of(
        shell("npm install a-name-of-its-own"),
        shell("cd . && npx a-name-of-its-own"),
        new ToolCall.WriteFile(
            "Write",
            ROOT + "/package.json",
            "{\"dependencies\": {\"a-name-of-its-own\": \"1.0.0\"}}"));
  }

  @ParameterizedTest
  @MethodSource("bringing")
  void a_session_that_read_nothing_guarded_has_its_packages_looked_up(ToolCall call) {
    asked(shell("cat README.md"));

    asked(call);

    assertThat(registry.asked).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("bringing")
  void after_guarded_matter_no_registry_hears_a_name_and_the_call_asks(ToolCall call) {
    asked(shell("cat pricing/table.csv"));

    var decision = asked(call);

    assertThat(registry.asked).isEmpty();
    assertThat(decision).isInstanceOf(Decision.Ask.class);
  }

  @Test
  void nor_where_the_call_itself_takes_the_matter_in() {
    asked(shell("npm install $(cat pricing/table.csv) a-name-of-its-own"));

    assertThat(registry.asked).isEmpty();
  }
}

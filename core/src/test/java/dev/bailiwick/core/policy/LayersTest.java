package dev.bailiwick.core.policy;

import static dev.bailiwick.core.policy.Policies.ROOT;
import static dev.bailiwick.core.policy.Policies.delete;
import static dev.bailiwick.core.policy.Policies.deleteTree;
import static dev.bailiwick.core.policy.Policies.judge;
import static dev.bailiwick.core.policy.Policies.policy;
import static dev.bailiwick.core.policy.Policies.reach;
import static dev.bailiwick.core.policy.Policies.read;
import static dev.bailiwick.core.policy.Policies.readTree;
import static dev.bailiwick.core.policy.Policies.repository;
import static dev.bailiwick.core.policy.Policies.run;
import static dev.bailiwick.core.policy.Policies.user;
import static dev.bailiwick.core.policy.Policies.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Effect.Place;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.world.InMemoryWorld;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LayersTest {
  private static final List<String> PATTERNS =
      List.of(
          "**", "src/**", "*.md", ".env*", "!src/a", "docs/", "/tmp/**", "~/x/**", "src/*",
          "!.env");
  private static final List<String> COMMANDS =
      List.of("npm test", "npm *", "rm -rf", "curl", "node *", "git push");
  private static final List<String> HOSTS = List.of("*", "a.example", "*.example:443", "localhost");
  private static final List<String> TOOLS = List.of("*", "mcp__a__*", "mcp__b__x");
  private static final List<Effect> EFFECTS =
      List.of(
          read("src/a"),
          read("src/b.md"),
          read(".env"),
          readTree("src"),
          write("src/a"),
          write("docs/x.md"),
          write("/tmp/a"),
          delete("src/a"),
          deleteTree("docs"),
          run("npm", "test"),
          run("node", "x.js"),
          run("rm", "-rf", "x"),
          run("curl", "u"),
          reach("https", "a.example", 0),
          reach("http", "b.example", 0),
          reach("http", "localhost", 1),
          new Effect.Calls("mcp__a__y", Place.WHOLE),
          new Effect.Calls("mcp__b__x", Place.WHOLE));

  @Test
  void a_lower_layer_tightens_and_never_loosens() {
    var upper =
        repository(
            "permissions: { read: { allow: ['src/**'], deny: ['src/k'] } }\nautoApprove: { read: false }");
    var lower =
        user(
            "permissions: { read: { allow: ['**'], deny: ['src/z'] } }\nautoApprove: { read: true }");
    var both = policy(upper, lower);
    var world = new InMemoryWorld();
    assertThat(judge(both, world, read("docs/a")).word()).isEqualTo("ask");
    assertThat(judge(both, world, read("src/a")).word()).isEqualTo("ask");
    assertThat(judge(both, world, read("src/k")).word()).isEqualTo("deny");
    assertThat(judge(both, world, read("src/z")).word()).isEqualTo("deny");
    assertThat(judge(both, world, read("src/z")).rules().getFirst().layer()).isEqualTo("user");
  }

  @Test
  void the_order_of_the_files_does_not_matter() {
    var a = repository("permissions: { read: { allow: ['src/**'], deny: ['.env*'] } }");
    var b = user("permissions: { read: { allow: ['**'], deny: ['.env'] } }");
    var world = new InMemoryWorld();
    assertThat(judge(policy(b, a), world, read(".env")))
        .isEqualTo(judge(policy(a, b), world, read(".env")));
    assertThat(judge(policy(b, a), world, read(".env")).rules().getFirst().layer())
        .isEqualTo("repository");
  }

  @Test
  void adding_a_source_never_loosens_a_decision() {
    long seed = 7;
    var random = new Random(seed);
    var world =
        new InMemoryWorld()
            .file(ROOT + "/src/a", "")
            .file(ROOT + "/docs/x.md", "")
            .file(ROOT + "/.env", "");
    int allowed = 0;
    int denied = 0;
    for (int round = 0; round < 300; round++) {
      var base = new PolicySource(Layer.ORGANISATION, "o.yaml", stated(random, 1.0));
      var more = new PolicySource(Layer.USER, "policy.yaml", stated(random, 0.5));
      var alone = policy(base);
      var both = policy(base, more);
      for (var effect : EFFECTS) {
        var before = judge(alone, world, effect);
        var after = judge(both, world, effect);
        assertThat(after.strictness())
            .as("seed %s round %s %s%n%s%n%s", seed, round, effect, base.text(), more.text())
            .isGreaterThanOrEqualTo(before.strictness());
        allowed += before instanceof Decision.Allow ? 1 : 0;
        denied += after instanceof Decision.Deny ? 1 : 0;
      }
    }
    assertThat(allowed).isGreaterThan(100);
    assertThat(denied).isGreaterThan(100);
  }

  /// A policy that states each list with the given likelihood. Silence is no statement: only over a
  /// base that states every list does the property hold for allows.
  private static String stated(Random random, double likelihood) {
    var text = new StringBuilder("version: 1\n");
    if (random.nextInt(5) == 0) {
      text.append("default: deny\n");
    }
    text.append("permissions:\n");
    for (var section : List.of("read", "write", "delete", "execute", "network", "tools")) {
      var from =
          switch (section) {
            case "execute" -> COMMANDS;
            case "network" -> HOSTS;
            case "tools" -> TOOLS;
            default -> PATTERNS;
          };
      text.append("  ").append(section).append(":\n");
      if (random.nextDouble() < likelihood) {
        text.append("    allow: ").append(some(random, from)).append('\n');
      }
      text.append("    deny: ")
          .append(random.nextBoolean() ? some(random, from.subList(1, from.size())) : "[]")
          .append('\n');
    }
    text.append("autoApprove:\n");
    for (var kind : List.of("read", "glob", "grep", "write", "bash")) {
      text.append("  ").append(kind).append(": ").append(random.nextInt(4) > 0).append('\n');
    }
    return text.toString();
  }

  private static String some(Random random, List<String> from) {
    return IntStream.range(0, 1 + random.nextInt(3))
        .mapToObj(_ -> "\"" + from.get(random.nextInt(from.size())) + "\"")
        .toList()
        .toString();
  }
}

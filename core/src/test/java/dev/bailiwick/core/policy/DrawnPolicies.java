package dev.bailiwick.core.policy;

import static dev.bailiwick.core.policy.Policies.ROOT;
import static dev.bailiwick.core.policy.Policies.delete;
import static dev.bailiwick.core.policy.Policies.deleteTree;
import static dev.bailiwick.core.policy.Policies.reach;
import static dev.bailiwick.core.policy.Policies.read;
import static dev.bailiwick.core.policy.Policies.readTree;
import static dev.bailiwick.core.policy.Policies.run;
import static dev.bailiwick.core.policy.Policies.write;

import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Effect.Place;
import dev.bailiwick.core.world.InMemoryWorld;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Policies drawn from a seed, and effects that their lines are about.
final class DrawnPolicies {
  private static final List<String> PATTERNS =
      List.of(
          "**", "src/**", "*.md", ".env*", "!src/a", "docs/", "/tmp/**", "~/x/**", "src/*",
          "!.env");
  private static final List<String> COMMANDS =
      List.of("npm test", "npm *", "rm -rf", "curl", "node *", "git push");
  private static final List<String> HOSTS = List.of("*", "a.example", "*.example:443", "localhost");
  private static final List<String> TOOLS = List.of("*", "mcp__a__*", "mcp__b__x");
  static final List<Effect> EFFECTS =
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

  private DrawnPolicies() {}

  static InMemoryWorld world() {
    return new InMemoryWorld()
        .file(ROOT + "/src/a", "")
        .file(ROOT + "/docs/x.md", "")
        .file(ROOT + "/.env", "");
  }

  /// A policy that states each list with the given likelihood. Silence is no statement: only over a
  /// base that states every list does the property hold for allows.
  static String text(Random random, double likelihood) {
    var text = new StringBuilder("version: 1\n");
    if (random.nextInt(5) == 0) {
      text.append("default: deny\n");
    }
    text.append("permissions:\n");
    for (var section : List.of("read", "write", "delete", "execute", "network", "tools")) {
      var from = lines(section);
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

  /// What a section's lists are drawn from.
  static List<String> lines(String section) {
    return switch (section) {
      case "execute" -> COMMANDS;
      case "network" -> HOSTS;
      case "tools" -> TOOLS;
      default -> PATTERNS;
    };
  }

  private static String some(Random random, List<String> from) {
    return IntStream.range(0, 1 + random.nextInt(3))
        .mapToObj(_ -> "\"" + from.get(random.nextInt(from.size())) + "\"")
        .toList()
        .toString();
  }
}

package dev.bailiwick.core.policy;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Effect.Invocation;
import dev.bailiwick.core.effect.Effect.Place;
import dev.bailiwick.core.effect.Host;
import dev.bailiwick.core.effect.Target;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.policy.judging.Situation;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.world.World;
import java.util.ArrayList;
import java.util.List;

/// Short ways to say a policy, an effect and a situation in tests.
final class Policies {
  static final String ROOT = "/home/dev/shop";
  static final ToolCall BASH = new ToolCall.Shell("Bash", "", ToolCall.Dialect.BASH, List.of());

  private Policies() {}

  static PolicySource repository(String text) {
    return new PolicySource(Layer.REPOSITORY, "bailiwick.yaml", "version: 1\n" + text);
  }

  static PolicySource user(String text) {
    return new PolicySource(Layer.USER, "policy.yaml", "version: 1\n" + text);
  }

  static PolicySource team(String text) {
    return new PolicySource(Layer.TEAM, ".claude/team-policy.yaml", text);
  }

  static PolicySource file(String name, String text) {
    return new PolicySource(Layer.REPOSITORY, name, text);
  }

  static EffectivePolicy policy(PolicySource... sources) {
    return switch (PolicyReader.read(List.of(sources))) {
      case PolicyReader.Read(EffectivePolicy policy) -> policy;
      case PolicyReader.Rejected(var problems) -> throw new AssertionError(problems);
    };
  }

  static List<String> problems(PolicySource... sources) {
    return switch (PolicyReader.read(List.of(sources))) {
      case PolicyReader.Read _ -> List.of();
      case PolicyReader.Rejected(var problems) -> problems.stream().map(Object::toString).toList();
    };
  }

  static Decision judge(EffectivePolicy policy, World world, Effect... effects) {
    return policy.judge(new Situation(List.of(effects), BASH, ROOT, ROOT), world);
  }

  static String absolute(String path) {
    return path.startsWith("/") ? path : ROOT + "/" + path;
  }

  static Effect read(String path) {
    return new Effect.Reads(Target.file(absolute(path)), Place.WHOLE);
  }

  static Effect readTree(String path) {
    return new Effect.Reads(Target.tree(absolute(path)), Place.WHOLE);
  }

  static Effect write(String path) {
    return new Effect.Writes(Target.file(absolute(path)), Place.WHOLE);
  }

  static Effect delete(String path) {
    return new Effect.Deletes(Target.file(absolute(path)), Place.WHOLE);
  }

  static Effect deleteTree(String path) {
    return new Effect.Deletes(Target.tree(absolute(path)), Place.WHOLE);
  }

  static Effect reach(String scheme, String name, int port) {
    return new Effect.Reaches(new Host(scheme, name, port), Place.WHOLE);
  }

  static Effect run(String... words) {
    return new Effect.Runs(call(words), false, Place.WHOLE);
  }

  static Effect knownRun(String... words) {
    return new Effect.Runs(call(words), true, Place.WHOLE);
  }

  static Invocation call(String... words) {
    var options = new ArrayList<List<String>>();
    var operands = new ArrayList<String>();
    for (var word : List.of(words).subList(1, words.length)) {
      if (word.startsWith("-") && word.length() > 1) {
        options.add(List.of(word));
      } else {
        operands.add(word);
      }
    }
    var program = words[0].substring(words[0].lastIndexOf('/') + 1);
    return new Invocation(program, List.of(words), options, operands, 0, List.of(ROOT));
  }
}

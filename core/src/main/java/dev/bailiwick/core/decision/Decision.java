package dev.bailiwick.core.decision;

import dev.bailiwick.core.text.Json;
import java.util.List;

/// The verdict on an event. Each names the rules it rests on, the deciding one first.
public sealed interface Decision {

  List<Rule> rules();

  /// One sentence for a person: what, which rule, what to do instead. Holds no secret.
  String reason();

  record Allow(List<Rule> rules, String reason) implements Decision {
    public Allow {
      rules = List.copyOf(rules);
    }
  }

  /// Allowed with another input in place of the asked one.
  record Rewrite(Json input, List<Rule> rules, String reason) implements Decision {
    public Rewrite {
      rules = List.copyOf(rules);
    }
  }

  record Ask(List<Rule> rules, String reason) implements Decision {
    public Ask {
      rules = List.copyOf(rules);
    }
  }

  record Deny(List<Rule> rules, String reason) implements Decision {
    public Deny {
      rules = List.copyOf(rules);
    }
  }

  /// A rule of the effective policy.
  ///
  /// @param id stable name, e.g. `read.deny:.env*` or `builtin:unknown-effect`
  /// @param layer `organisation`, `team`, `repository`, `user` or `builtin`
  /// @param source where the line stands, `file:line`; empty for a built-in rule
  record Rule(String id, String layer, String source) {}

  /// 0 allow, 1 rewrite, 2 ask, 3 deny: the greater is the stricter.
  default int strictness() {
    return switch (this) {
      case Allow _ -> 0;
      case Rewrite _ -> 1;
      case Ask _ -> 2;
      case Deny _ -> 3;
    };
  }

  /// `allow`, `rewrite`, `ask` or `deny`: the word in JSON.
  default String word() {
    return switch (this) {
      case Allow _ -> "allow";
      case Rewrite _ -> "rewrite";
      case Ask _ -> "ask";
      case Deny _ -> "deny";
    };
  }

  /// The stricter of the two; the first where they are equal.
  static Decision strictest(Decision first, Decision second) {
    return second.strictness() > first.strictness() ? second : first;
  }
}

package dev.bailiwick.workstation.guard;

import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Target;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.policy.EffectivePolicy;
import dev.bailiwick.core.policy.judging.Situation;
import dev.bailiwick.core.world.World;
import dev.bailiwick.workstation.review.Changes;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Which changes have to do with security: control files as the policy knows them, source files
/// whose names say so, and lines that take a finding out of later reviews.
record SecurityChanges(World world) {
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(^|[/._-])(auth\\w*|log(in|out)|sign(in|up)|session\\w*|passw\\w*|credential\\w*|crypto\\w*"
              + "|encrypt\\w*|secur\\w*|permission\\w*|polic(y|ies)|acl|rbac|roles?|guards?|middlewares?"
              + "|csrf|cors|oauth\\w*|jwt|tokens?|secrets?)([/._-]|$)"
              + "|(Auth|Login|Session|Password|Crypto|Security|Permission|Policy|Guard|Filter|Jwt|Token)\\w*\\.\\w+$");

  private static final String CONTROL = "builtin:control:";
  private static final String SPOKEN_FOR = "bailiwick-ignore";

  boolean is(String path, Changes.Change change, EffectivePolicy policy, Path root) {
    return Language.of(path).isPresent() && NAMED.matcher(path).find()
        || change.added().stream().anyMatch(line -> line.contains(SPOKEN_FOR))
        || isControl(path, policy, root);
  }

  private boolean isControl(String path, EffectivePolicy policy, Path root) {
    var effect = new Effect.Writes(Target.file(root.resolve(path).toString()), Effect.Place.WHOLE);
    var call = new ToolCall.WriteFile("Write", path, "");
    var situation =
        new Situation(java.util.List.of(effect), call, root.toString(), root.toString());
    return policy.judge(situation, world).rules().stream()
        .anyMatch(rule -> rule.id().startsWith(CONTROL));
  }
}

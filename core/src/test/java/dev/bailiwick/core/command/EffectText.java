package dev.bailiwick.core.command;

import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Target;
import java.util.List;

/// Effects in the short words of the models' examples.
public final class EffectText {
  private EffectText() {}

  /// All effects but known runs, in order, paths relative to `cwd`.
  public static List<String> of(List<Effect> effects, String cwd) {
    return effects.stream()
        .filter(effect -> !(effect instanceof Effect.Runs runs && runs.known()))
        .map(effect -> of(effect, cwd))
        .toList();
  }

  /// All effects, known runs among them.
  public static List<String> all(List<Effect> effects, String cwd) {
    return effects.stream().map(effect -> of(effect, cwd)).toList();
  }

  private static String of(Effect effect, String cwd) {
    return switch (effect) {
      case Effect.Reads(Target target, Effect.Place _) -> "reads" + path(target, cwd);
      case Effect.Writes(Target target, Effect.Place _) -> "writes" + path(target, cwd);
      case Effect.Deletes(Target target, Effect.Place _) -> "deletes" + path(target, cwd);
      case Effect.Runs runs -> "runs " + runs.invocation().program();
      case Effect.Reaches reaches ->
          "reaches "
              + reaches.host().name()
              + (reaches.host().port() > 0 ? ":" + reaches.host().port() : "");
      case Effect.Exposes exposes -> "exposes " + exposes.variable();
      case Effect.Controls controls -> "controls " + controls.subject();
      case Effect.Calls calls -> "calls " + calls.tool();
      case Effect.Unknown _ -> "unknown";
    };
  }

  private static String path(Target target, String cwd) {
    var path = target.path();
    var shown =
        path.equals(cwd)
            ? "."
            : path.startsWith(cwd + "/") ? path.substring(cwd.length() + 1) : path;
    return (target.isTree() ? "-tree " : " ") + shown;
  }
}

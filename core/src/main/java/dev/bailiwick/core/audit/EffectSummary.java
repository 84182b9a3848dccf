package dev.bailiwick.core.audit;

import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Host;
import dev.bailiwick.core.effect.Target;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// An effect as far as it may be kept: what kind, and on what; never a word of a command or a
/// content.
///
/// @param kind `reads`, `writes`, `deletes`, `runs`, `reaches`, `exposes`, `controls`, `calls`,
///   `unknown`; or `more`, where the rest of a long list was left out
/// @param field what the subject is: `path`, `tree`, `program`, `host`, `variable`, `subject`,
///   `tool`, `reason` or `count`
public record EffectSummary(String kind, String field, String subject) {
  /// How many effects of one call are kept; a line stays short whatever a command names.
  static final int MAX = 100;

  private static final int MAX_SUBJECT = 1024;

  public EffectSummary {
    kind = Wellformed.text(kind, MAX_SUBJECT);
    field = Wellformed.text(field, MAX_SUBJECT);
    subject = Wellformed.text(subject, MAX_SUBJECT);
  }

  /// The summary with its subject as `kept` spells it.
  public EffectSummary subject(UnaryOperator<String> kept) {
    return new EffectSummary(kind, field, kept.apply(subject));
  }

  /// The summary of an effect; a path inside `root` (absolute, `/` between components) is relative
  /// to it.
  public static EffectSummary of(Effect effect, String root) {
    return switch (effect) {
      case Effect.Reads(Target target, Effect.Place _) -> file("reads", target, root);
      case Effect.Writes(Target target, Effect.Place _) -> file("writes", target, root);
      case Effect.Deletes(Target target, Effect.Place _) -> file("deletes", target, root);
      case Effect.Runs(Effect.Invocation invocation, boolean _, Effect.Place _) ->
          new EffectSummary("runs", "program", invocation.program());
      case Effect.Reaches(Host host, Effect.Place _) ->
          new EffectSummary("reaches", "host", address(host));
      case Effect.Exposes(String variable, Effect.Place _) ->
          new EffectSummary("exposes", "variable", variable);
      case Effect.Controls(String subject, Effect.Place _) ->
          new EffectSummary("controls", "subject", subject);
      case Effect.Calls(String tool, Effect.Place _) -> new EffectSummary("calls", "tool", tool);
      case Effect.Unknown(String reason, Effect.Place _) ->
          new EffectSummary("unknown", "reason", reason);
    };
  }

  /// The summaries in order, each once, at most [#MAX] of them and then one `more`.
  public static List<EffectSummary> of(List<Effect> effects, String root) {
    var all = effects.stream().map(effect -> of(effect, root)).distinct().toList();
    if (all.size() <= MAX) {
      return all;
    }
    var kept = new ArrayList<>(all.subList(0, MAX));
    kept.add(new EffectSummary("more", "count", Integer.toString(all.size() - MAX)));
    return kept;
  }

  private static EffectSummary file(String kind, Target target, String root) {
    return new EffectSummary(
        kind, target.isTree() ? "tree" : "path", relative(target.path(), root));
  }

  private static String relative(String path, String root) {
    if (path.equals(root)) {
      return ".";
    }
    var folder = root.endsWith("/") ? root : root + "/";
    var climbs = path.endsWith("/..") || path.contains("/../");
    return path.startsWith(folder) && !climbs ? path.substring(folder.length()) : path;
  }

  private static String address(Host host) {
    var name = host.name().indexOf(':') < 0 ? host.name() : "[" + host.name() + "]";
    return host.port() == 0 ? name : name + ":" + host.port();
  }

  public Json json() {
    return Json.object().put("kind", kind).put(field, subject).build();
  }
}

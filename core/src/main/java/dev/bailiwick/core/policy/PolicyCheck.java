package dev.bailiwick.core.policy;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.path.PathName;
import dev.bailiwick.core.policy.rule.PathList;
import dev.bailiwick.core.policy.rule.PathList.Anchor;
import dev.bailiwick.core.policy.rule.PathList.Purpose;
import dev.bailiwick.core.policy.rule.PolicyLine;
import dev.bailiwick.core.policy.rule.SourceRules;
import dev.bailiwick.core.policy.rule.SourceRules.FileKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lines of a policy that have no effect. It claims only what it can show: a line it does not name
/// may still be without effect.
public final class PolicyCheck {
  private static final String ROOT = "/root";
  private static final PathList.Place PLACE =
      new PathList.Place(List.of(ROOT), List.of("/home"), false);

  /// Why a line has no effect.
  public enum Kind {
    DUPLICATE,
    UNDER_A_DENY,
    NOT_COVERED_ABOVE,
    TAKES_NOTHING_BACK
  }

  /// A line without effect.
  ///
  /// @param because the line that takes its effect, or the line itself
  public record Remark(Kind kind, Decision.Rule line, Decision.Rule because) {}

  private PolicyCheck() {}

  /// The remarks, by kind, in the order of the layers.
  public static List<Remark> of(EffectivePolicy policy) {
    var remarks = new ArrayList<Remark>(duplicates(policy.lines()));
    var sources = policy.ruleset().sources();
    for (var source : sources) {
      for (var kind : FileKind.values()) {
        negations(source.deny(kind), remarks);
        var allow = source.allow(kind);
        allow.ifPresent(
            list -> list.entries().forEach(e -> judged(e, kind, source, sources, remarks)));
      }
    }
    return remarks;
  }

  private static List<Remark> duplicates(List<PolicyLine> lines) {
    var remarks = new ArrayList<Remark>();
    var first = new HashMap<Map.Entry<String, String>, PolicyLine>();
    for (var line : lines) {
      boolean denies = line.section().endsWith(".deny");
      var file = denies ? "" : line.rule().source().replaceAll(":[0-9]+$", "");
      var key = Map.entry(line.section() + " " + file, line.value());
      var before = first.putIfAbsent(key, line);
      if (before != null && !line.value().isEmpty() && !line.value().startsWith("!")) {
        remarks.add(new Remark(Kind.DUPLICATE, line.rule(), before.rule()));
      }
    }
    return remarks;
  }

  private static void negations(PathList list, List<Remark> remarks) {
    if (!list.entries().isEmpty() && list.entries().getFirst().negated()) {
      var rule = list.entries().getFirst().rule();
      remarks.add(new Remark(Kind.TAKES_NOTHING_BACK, rule, rule));
    }
  }

  private static void judged(
      PathList.Entry entry,
      FileKind kind,
      SourceRules own,
      List<SourceRules> sources,
      List<Remark> remarks) {
    if (entry.negated() || entry.anchor() == Anchor.ANYWHERE) {
      return;
    }
    var folder = fixedPart(entry);
    int depth = folder.isWithin(PathName.of(ROOT)) ? 1 : 0;
    for (var source : sources) {
      var deny = source.deny(kind).bind(PLACE, Purpose.DENY).catchesAllIn(folder, depth);
      if (deny.isPresent()) {
        remarks.add(new Remark(Kind.UNDER_A_DENY, entry.rule(), deny.get()));
        return;
      }
      var allow = source.allow(kind);
      boolean above = source.layer().compareTo(own.layer()) < 0;
      if (above
          && allow.isPresent()
          && !allow.get().bind(PLACE, Purpose.ALLOW).mayCatchIn(folder)) {
        var because =
            allow.get().entries().isEmpty()
                ? entry.rule()
                : allow.get().entries().getFirst().rule();
        remarks.add(new Remark(Kind.NOT_COVERED_ABOVE, entry.rule(), because));
        return;
      }
    }
  }

  /// The components before the first wildcard, as a path.
  private static PathName fixedPart(PathList.Entry entry) {
    var text = new StringBuilder();
    for (var part : entry.text().split("/")) {
      if (part.chars().anyMatch(c -> "*?[\\".indexOf(c) >= 0)) {
        break;
      }
      text.append('/').append(part);
    }
    return switch (entry.anchor()) {
      case MACHINE, ANYWHERE -> PathName.of("/" + text);
      case HOME -> PathName.of("/home" + text);
      case ROOT -> PathName.of(ROOT + text);
    };
  }
}

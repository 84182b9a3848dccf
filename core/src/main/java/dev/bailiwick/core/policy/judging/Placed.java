package dev.bailiwick.core.policy.judging;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.path.PathName;
import dev.bailiwick.core.policy.rule.ControlGroup;
import dev.bailiwick.core.policy.rule.PathList;
import dev.bailiwick.core.policy.rule.PathList.Bound;
import dev.bailiwick.core.policy.rule.PathList.Purpose;
import dev.bailiwick.core.policy.rule.SourceRules;
import dev.bailiwick.core.policy.rule.SourceRules.FileKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A ruleset's file patterns on one disk. Thread-safe; made once for each root.
public final class Placed {

  /// The patterns of one source.
  record Source(
      SourceRules rules,
      Map<FileKind, Bound> deny,
      Map<FileKind, Bound> allow,
      Bound writeTargets,
      Bound ignored) {}

  /// A control group with its patterns in place.
  record Control(ControlGroup group, Bound paths, Bound folders) {}

  private final PathList.Place place;
  private final List<PathName> roots;
  private final List<Source> sources;
  private final List<Control> controls;
  private final Bound regenerable;
  private final LevelPaths levels;

  public Placed(Ruleset ruleset, PathList.Place place) {
    this.place = place;
    this.roots =
        place.roots().stream()
            .map(root -> PathName.of(place.folded() ? PathName.fold(root) : root))
            .toList();
    this.sources = ruleset.sources().stream().map(rules -> source(rules, place)).toList();
    // Whoever takes this repository to a disk that does not tell case meets the file under its
    // name.
    var folded = new PathList.Place(place.roots(), place.homes(), true);
    this.controls =
        ruleset.known().control().stream()
            .map(group ->
                new Control(
                    group,
                    group.paths().bind(folded, Purpose.DENY),
                    group.folders().bind(folded, Purpose.DENY)))
            .toList();
    this.regenerable = ruleset.known().regenerable().bind(place, Purpose.DENY);
    this.levels = new LevelPaths(ruleset.settings(), ruleset.waivers(), place);
  }

  private static Source source(SourceRules rules, PathList.Place place) {
    var deny = new EnumMap<FileKind, Bound>(FileKind.class);
    var allow = new EnumMap<FileKind, Bound>(FileKind.class);
    for (var kind : FileKind.values()) {
      deny.put(kind, rules.deny(kind).bind(place, Purpose.DENY));
      rules.allow(kind).ifPresent(list -> allow.put(kind, list.bind(place, Purpose.ALLOW)));
    }
    return new Source(
        rules,
        deny,
        allow,
        rules.writeTargets().bind(place, Purpose.DENY),
        rules.ignored().bind(place, Purpose.DENY));
  }

  List<Source> sources() {
    return sources;
  }

  Bound regenerable() {
    return regenerable;
  }

  LevelPaths levels() {
    return levels;
  }

  PathList.Place place() {
    return place;
  }

  /// How many components of the name are the way to the root; 0 for a name outside of it.
  int depth(PathName name) {
    for (var root : roots) {
      if (name.isWithin(root)) {
        return root.parts().size();
      }
    }
    return 0;
  }

  /// The name for a person: from the root where it stands in it.
  String shown(PathName name) {
    for (var root : roots) {
      if (name.equals(root)) {
        return ".";
      }
      var below = name.below(root);
      if (below.isPresent()) {
        return below.get().text().substring(1);
      }
    }
    return name.text();
  }

  /// The rule that denies the kind of effect on the name, or, for a folder, on all that is in it.
  Optional<Decision.Rule> denies(FileKind kind, PathName name, boolean folder, int depth) {
    for (var source : sources) {
      var rule = caught(source.deny().get(kind), name, folder, depth);
      if (rule.isEmpty() && kind == FileKind.DELETE) {
        rule = caught(source.deny().get(FileKind.WRITE), name, folder, depth);
      }
      if (rule.isEmpty() && kind == FileKind.WRITE) {
        rule = caught(source.writeTargets(), name, folder, depth);
      }
      if (rule.isPresent()) {
        return rule;
      }
    }
    return Optional.empty();
  }

  /// True where a line that denies the kind could catch something in the folder.
  boolean mayDenyIn(FileKind kind, PathName folder) {
    for (var source : sources) {
      var own = source.deny().get(kind);
      var write = source.deny().get(FileKind.WRITE);
      boolean caught =
          own != null && own.mayCatchIn(folder)
              || kind != FileKind.READ && write != null && write.mayCatchIn(folder)
              || kind == FileKind.WRITE && source.writeTargets().mayCatchIn(folder);
      if (caught) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Decision.Rule> caught(
      @org.jspecify.annotations.Nullable Bound list, PathName name, boolean folder, int depth) {
    if (list == null || list.isEmpty()) {
      return Optional.empty();
    }
    var rule = list.catches(name, folder, depth);
    return rule.isEmpty() && folder ? list.catchesAllIn(name, depth) : rule;
  }

  /// The line of a `.gitignore` that catches the name.
  Optional<Decision.Rule> ignored(PathName name, boolean folder, int depth) {
    for (var source : sources) {
      var rule = source.ignored().catches(name, folder, depth);
      if (rule.isPresent()) {
        return rule;
      }
    }
    return Optional.empty();
  }

  /// As [#ignored], but not for what a build makes again.
  Optional<Decision.Rule> ignoredForGood(PathName name, boolean folder, int depth) {
    var rule = ignored(name, folder, depth);
    return rule.isPresent() && regenerable.catches(name, folder, depth).isEmpty()
        ? rule
        : Optional.empty();
  }

  Optional<Control> control(PathName name, boolean folder, int depth) {
    var folded = name.folded();
    for (var control : controls) {
      if (control.paths().catches(folded, folder, depth).isPresent()) {
        return Optional.of(control);
      }
    }
    return Optional.empty();
  }

  /// The group whose files stand in the folder of this name.
  Optional<Control> controlFolder(PathName name) {
    var folded = name.folded();
    return controls.stream().filter(control -> control.folders().names(folded)).findFirst();
  }

  boolean mayControlIn(PathName folder) {
    var folded = folder.folded();
    return controls.stream().anyMatch(control -> control.paths().mayCatchIn(folded));
  }
}

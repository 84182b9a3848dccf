package dev.bailiwick.core.policy.judging;

import dev.bailiwick.core.classify.Label;
import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.path.PathName;
import dev.bailiwick.core.policy.rule.PathList;
import dev.bailiwick.core.policy.rule.PathList.Bound;
import dev.bailiwick.core.policy.rule.PathList.Purpose;
import dev.bailiwick.core.policy.rule.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The path patterns of `classification` on one disk. Thread-safe.
///
/// A pattern that takes in everything (`**`) is what a level says of files that no other pattern
/// names.
public final class LevelPaths {
  private static final List<String> EVERYTHING = List.of("**", "*", "**/*", "/**");

  private record Stated(Level level, Bound paths, boolean everything, Decision.Rule rule) {}

  private final List<Stated> levels = new ArrayList<>();
  private final boolean guards;

  public LevelPaths(Settings settings, PathList.Place place) {
    for (var stated : settings.classification()) {
      var entries =
          stated.paths().stream()
              .filter(path -> !EVERYTHING.contains(path))
              .map(path -> PathList.entry(path, stated.rule()))
              .toList();
      levels.add(
          new Stated(
              Level.of(stated.level()).orElseThrow(),
              new PathList(entries).bind(place, Purpose.DENY),
              entries.size() < stated.paths().size(),
              stated.rule()));
    }
    guards =
        levels.stream()
            .anyMatch(stated ->
                isGuarded(stated.level()) && (stated.everything() || !stated.paths().isEmpty()));
  }

  /// True for what may not leave as it is.
  public static boolean isGuarded(Level level) {
    return level.compareTo(Level.CONFIDENTIAL) >= 0;
  }

  /// True where some file could have a guarded level.
  boolean guards() {
    return guards;
  }

  /// What the name alone says; `depth` as in the place.
  public Label of(PathName name, boolean folder, int depth) {
    var named = labels(stated -> caught(stated.paths(), name, folder, depth), "path");
    return named.isEmpty()
        ? strictest(labels(Stated::everything, "no other line names it"))
        : strictest(named);
  }

  private static boolean caught(Bound paths, PathName name, boolean folder, int depth) {
    return paths.catches(name, folder, depth).isPresent()
        || folder && paths.catchesAllIn(name, depth).isPresent();
  }

  /// True where a file in the folder could have a guarded level.
  boolean mayGuardIn(PathName folder) {
    return levels.stream()
        .anyMatch(stated ->
            isGuarded(stated.level())
                && (stated.everything() || stated.paths().mayCatchIn(folder)));
  }

  private static Label strictest(List<Label> labels) {
    return labels.stream().reduce(Label::strictest).orElse(Label.UNLABELLED);
  }

  private List<Label> labels(Predicate<Stated> speaks, String why) {
    return levels.stream()
        .filter(speaks)
        .map(stated -> new Label(stated.level(), List.of(new Label.Cause(stated.rule(), why))))
        .toList();
  }
}

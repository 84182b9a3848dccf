package dev.bailiwick.core.policy.judging;

import dev.bailiwick.core.classify.Label;
import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.path.PathName;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.policy.rule.PathList;
import dev.bailiwick.core.policy.rule.PathList.Bound;
import dev.bailiwick.core.policy.rule.PathList.Purpose;
import dev.bailiwick.core.policy.rule.Settings;
import dev.bailiwick.core.policy.rule.Waiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The path patterns of `classification` on one disk. Thread-safe.
///
/// A pattern that takes in everything (`**`) is what a level says of files that no other pattern
/// names. A waiver lowers the label of a file under each name it is read by, of a folder none.
public final class LevelPaths {
  private static final int MOST = Integer.MAX_VALUE;

  /// @param rank of its layer, the uppermost first
  /// @param lifts true for a line that makes no file freer
  private record Stated(
      Level level, Bound paths, boolean everything, Decision.Rule rule, int rank, boolean lifts) {}

  private record Waived(Waiver waiver, Bound paths) {}

  private final List<Stated> levels = new ArrayList<>();
  private final List<Waived> waivers;
  private final boolean guards;

  /// @param waivers those that hold now
  public LevelPaths(Settings settings, List<Waiver> waivers, PathList.Place place) {
    for (var stated : settings.classification()) {
      var entries =
          stated.paths().stream()
              .filter(path -> !Waiver.EVERYTHING.contains(path))
              .map(path -> PathList.entry(path, stated.rule()))
              .toList();
      levels.add(
          new Stated(
              Level.of(stated.level()).orElseThrow(),
              new PathList(entries).bind(place, Purpose.DENY),
              entries.size() < stated.paths().size(),
              stated.rule(),
              Layer.valueOf(stated.rule().layer().toUpperCase(Locale.ROOT)).ordinal(),
              stated.rule().id().startsWith(Settings.ATTRIBUTES + ":")));
    }
    this.waivers =
        waivers.stream().map(waiver -> new Waived(waiver, bound(waiver, place))).toList();
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

  private static Bound bound(Waiver waiver, PathList.Place place) {
    var entry = PathList.entry(waiver.path(), waiver.rule());
    return new PathList(List.of(entry)).bind(place, Purpose.ALLOW);
  }

  /// What the name alone says; `depth` as in the place.
  public Label of(PathName name, boolean folder, int depth) {
    var stated = stated(name, folder, depth);
    return folder ? stated : waived(stated, name, depth);
  }

  /// What the lines say of the name. A pattern for everything gives way to a line of its own layer
  /// or of one above it, never to one below.
  public Label stated(PathName name, boolean folder, int depth) {
    var caught = levels.stream().filter(one -> caught(one.paths(), name, folder, depth)).toList();
    int upper =
        caught.stream().filter(one -> !one.lifts()).mapToInt(Stated::rank).min().orElse(MOST);
    var labels = labels(one -> !one.lifts() && caught.contains(one), "path");
    labels.addAll(labels(one -> one.everything() && one.rank() < upper, "no other line names it"));
    return labels(one -> one.lifts() && caught.contains(one), "attribute").stream()
        .reduce(strictest(labels), Label::strictest);
  }

  /// The label as the waivers for this file leave it; the lowest of several.
  public Label waived(Label label, PathName file, int depth) {
    var lowered = label;
    for (var waived : waivers) {
      var waiver = waived.waiver();
      boolean meant = label.level().compareTo(waiver.from()) <= 0;
      boolean lowers = lowered.level().compareTo(waiver.to()) > 0;
      if (meant && lowers && waived.paths().catches(file, false, depth).isPresent()) {
        var cause = new Label.Cause(waiver.rule(), waiver.why());
        lowered = new Label(waiver.to(), List.of(cause));
      }
    }
    return lowered;
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
        .collect(Collectors.toCollection(ArrayList::new));
  }
}

package dev.bailiwick.core.command;

import dev.bailiwick.core.effect.Effect.Place;
import dev.bailiwick.core.world.World;
import java.util.List;

/// Folders that git takes for a repository although no `.git` stands in them: `HEAD`, `objects` and
/// `refs` are enough. Their `config` is a file like any other to everybody else, and git runs what
/// it names.
///
/// Source: gitglossary(7), "bare repository"; git-config(1), `safe.bareRepository`.
final class BareRepositories {
  private static final List<String> MARKS = List.of("HEAD", "objects", "refs");

  private final Evaluation evaluation;

  BareRepositories(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /// Makes the call unknown where the repository that git finds from the folder is such a one, or
  /// may have become one by this very call.
  void judge(Scope scope, Place place) {
    for (var folder : scope.folders()) {
      var start = Scope.cleaned(folder);
      if (isBare(start) || isBrought(start)) {
        evaluation.unknown("a repository without .git, whose settings git follows", place);
      }
    }
  }

  private boolean isBare(String start) {
    var folder = start;
    while (!folder.isEmpty() && kind(folder + "/.git") == World.Kind.MISSING) {
      if (isMade(folder) || isMarked(folder)) {
        return true;
      }
      folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
    }
    return false;
  }

  /// Whether the folder does not stand yet, and the call copies or moves such a repository, or puts
  /// something above the folder that may hold one.
  private boolean isBrought(String start) {
    if (kind(start) != World.Kind.MISSING) {
      return false;
    }
    return evaluation.touched().stream()
        .anyMatch(path -> start.startsWith(path + "/") && !stood(path) || isMarked(path));
  }

  private boolean stood(String path) {
    return kind(path) != World.Kind.MISSING;
  }

  private boolean isMarked(String folder) {
    return MARKS.stream().allMatch(mark -> stands(folder, mark));
  }

  private boolean stands(String folder, String name) {
    return kind(folder + "/" + name) != World.Kind.MISSING;
  }

  private World.Kind kind(String path) {
    evaluation.spend(1);
    return evaluation.world().kind(path);
  }

  /// Whether this call writes the settings, or the file that makes a folder a repository.
  private boolean isMade(String folder) {
    return evaluation.writes(folder + "/config") || evaluation.writes(folder + "/HEAD");
  }
}

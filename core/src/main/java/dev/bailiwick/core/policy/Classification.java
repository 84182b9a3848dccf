package dev.bailiwick.core.policy;

import dev.bailiwick.core.classify.Label;
import dev.bailiwick.core.path.PathName;
import dev.bailiwick.core.policy.judging.LevelPaths;
import dev.bailiwick.core.policy.rule.PathList;
import dev.bailiwick.core.policy.rule.Settings;

/// The levels of a policy tied to a place: a file or its content in, a label out. Thread-safe.
///
/// The strictest of all that speaks wins. A pattern that takes in everything (`**`) is what a level
/// says of files that no other pattern names: `internal: ["**"]` beside `public: ["docs/**"]`
/// leaves the docs public. A file that nothing names is internal. What the path says is the work of
/// [LevelPaths], which the judge asks too.
public final class Classification {
  private final LevelPaths paths;
  private final ContentLevels contents;
  private final PathList.Place place;

  Classification(Settings settings, ContentLevels contents, PathList.Place place) {
    this.paths = new LevelPaths(settings, place);
    this.contents = contents;
    this.place = place;
  }

  /// What the absolute path alone says.
  public Label ofPath(String file) {
    var name = PathName.of(file);
    int depth =
        place.roots().stream()
            .map(PathName::of)
            .filter(name::isWithin)
            .mapToInt(root -> root.parts().size())
            .max()
            .orElse(0);
    return paths.of(name, false, depth);
  }

  /// What the content says, on top of what is known already.
  ///
  /// @param secret whether a secret was found in it
  public Label ofContent(Label known, String text, boolean secret) {
    return contents.of(known, text, secret);
  }
}

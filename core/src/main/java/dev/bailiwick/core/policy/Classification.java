package dev.bailiwick.core.policy;

import dev.bailiwick.core.classify.Label;
import dev.bailiwick.core.path.PathName;
import dev.bailiwick.core.policy.judging.LevelPaths;
import dev.bailiwick.core.policy.rule.PathList;

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

  Classification(LevelPaths paths, ContentLevels contents, PathList.Place place) {
    this.paths = paths;
    this.contents = contents;
    this.place = place;
  }

  /// What the absolute path alone says, waivers left out.
  public Label ofPath(String file) {
    var name = PathName.of(file);
    return paths.stated(name, false, depth(name));
  }

  /// The label of the file at the absolute path as the waivers leave it.
  public Label waived(String file, Label label) {
    var name = PathName.of(file);
    return paths.waived(label, name, depth(name));
  }

  private int depth(PathName name) {
    return place.roots().stream()
        .map(PathName::of)
        .filter(name::isWithin)
        .mapToInt(root -> root.parts().size())
        .max()
        .orElse(0);
  }

  /// What the content says, on top of what is known already.
  ///
  /// @param secret whether a secret was found in it
  public Label ofContent(Label known, String text, boolean secret) {
    return contents.of(known, text, secret);
  }
}

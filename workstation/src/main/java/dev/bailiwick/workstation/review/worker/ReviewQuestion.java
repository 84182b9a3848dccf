package dev.bailiwick.workstation.review.worker;

import dev.bailiwick.core.text.Json;
import java.nio.file.Path;
import java.util.Optional;

/// What a reviewer is asked; travels as one line of JSON.
///
/// The root is the repository's top folder, absolute; paths of files are relative to it.
public sealed interface ReviewQuestion {

  Path root();

  /// A file as it stands, and what was there before.
  ///
  /// @param before the file's content before the edit; empty where nobody knows it, then the last
  ///   commit counts
  record Edited(Path root, String path, Optional<String> before) implements ReviewQuestion {}

  /// What the next commit changes.
  ///
  /// @param index the index that will be committed, where it is not the repository's usual one
  record Staged(Path root, Optional<Path> index) implements ReviewQuestion {}

  /// Nothing yet: the reviewer is started, so that the first question finds one that is ready.
  record Nothing(Path root) implements ReviewQuestion {}

  default Json.Obj json() {
    var json = Json.object().put("root", root().toString());
    return switch (this) {
      case Edited(var _, var path, var before) ->
          json.put("path", path).put("before", before).build();
      case Staged(var _, var index) ->
          json.put("staged", true).put("index", index.map(Path::toString)).build();
      case Nothing _ -> json.build();
    };
  }

  /// The question that [#json] wrote, or empty for any other JSON.
  static Optional<ReviewQuestion> read(Json.Obj json) {
    var root = json.string("root").map(Path::of).filter(Path::isAbsolute);
    if (root.isEmpty()) {
      return Optional.empty();
    }
    if (json.isTrue("staged")) {
      return Optional.of(new Staged(root.get(), json.string("index").map(Path::of)));
    }
    return Optional.of(
        json.string("path")
            .<ReviewQuestion>map(path -> new Edited(root.get(), path, json.string("before")))
            .orElseGet(() -> new Nothing(root.get())));
  }
}

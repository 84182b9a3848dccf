package dev.bailiwick.workstation.history.object;

import java.util.Optional;

/// The four kinds of git object. The numbers are those of a pack entry's header (git's
/// `Documentation/gitformat-pack.txt`).
public enum ObjectKind {
  COMMIT(1),
  TREE(2),
  BLOB(3),
  TAG(4);

  private final int code;

  ObjectKind(int code) {
    this.code = code;
  }

  /// The kind a pack's header names, or empty for a delta and for what nobody knows.
  public static Optional<ObjectKind> ofCode(int code) {
    for (var kind : values()) {
      if (kind.code == code) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /// The kind a loose object's header names.
  public static Optional<ObjectKind> ofWord(String word) {
    return switch (word) {
      case "commit" -> Optional.of(COMMIT);
      case "tree" -> Optional.of(TREE);
      case "blob" -> Optional.of(BLOB);
      case "tag" -> Optional.of(TAG);
      default -> Optional.empty();
    };
  }
}

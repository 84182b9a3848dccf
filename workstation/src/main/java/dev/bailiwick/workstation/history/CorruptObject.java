package dev.bailiwick.workstation.history;

import java.io.IOException;

/// Bytes of a repository that are not what git would have written there.
final class CorruptObject extends IOException {
  private static final long serialVersionUID = 1;

  CorruptObject(String message) {
    super(message);
  }
}

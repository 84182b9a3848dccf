package dev.bailiwick.workstation.history.object;

import java.io.IOException;

/// Bytes of a repository that are not what git would have written there.
public final class CorruptObject extends IOException {
  private static final long serialVersionUID = 1;

  public CorruptObject(String message) {
    super(message);
  }
}

package dev.bailiwick.workstation.history.object;

import java.nio.charset.StandardCharsets;

/// The entries of a tree object, one after another. One thread.
///
/// Source of fact: git's `tree-walk.c`: mode, space, name, NUL, id.
public final class TreeEntries {
  private final byte[] bytes;
  private final int length;
  private final int idBytes;
  private int nameStart;
  private int idStart;
  private int next;

  public TreeEntries(byte[] bytes, int length, int idBytes) {
    this.bytes = bytes;
    this.length = length;
    this.idBytes = idBytes;
  }

  /// Steps to the next entry; false behind the last, or where the tree is broken.
  public boolean advance() {
    int at = next;
    while (at < length && bytes[at] != ' ') {
      at++;
    }
    nameStart = at + 1;
    while (at < length && bytes[at] != 0) {
      at++;
    }
    idStart = at + 1;
    next = idStart + idBytes;
    return next <= length;
  }

  /// Where the id begins in the tree's bytes.
  public int id() {
    return idStart;
  }

  public String name() {
    return new String(bytes, nameStart, idStart - 1 - nameStart, StandardCharsets.UTF_8);
  }
}

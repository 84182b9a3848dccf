package dev.bailiwick.workstation.history.object;

import java.nio.charset.StandardCharsets;

/// The entries of a tree object, one after another. One thread.
///
/// Source of fact: git's `tree-walk.c`: mode, space, name, NUL, id.
public final class TreeEntries {
  private final byte[] bytes;
  private final int to;
  private final int idBytes;
  private int start;
  private int nameStart;
  private int idStart;
  private int next;

  /// @param from,to where in the bytes the tree stands
  public TreeEntries(byte[] bytes, int from, int to, int idBytes) {
    this.bytes = bytes;
    this.next = from;
    this.to = to;
    this.idBytes = idBytes;
  }

  /// Steps to the next entry; false behind the last, or where the tree is broken.
  public boolean advance() {
    int at = next;
    start = at;
    while (at < to && bytes[at] != ' ') {
      at++;
    }
    nameStart = at + 1;
    while (at < to && bytes[at] != 0) {
      at++;
    }
    idStart = at + 1;
    next = idStart + idBytes;
    return next <= to;
  }

  /// The bytes the tree stands in.
  public byte[] bytes() {
    return bytes;
  }

  /// Where in the bytes the entry begins.
  public int start() {
    return start;
  }

  /// Where in the bytes the id begins.
  public int id() {
    return idStart;
  }

  /// Behind the entry.
  public int end() {
    return next;
  }

  /// True for another tree: mode 40000, also where somebody wrote a zero in front.
  public boolean isFolder() {
    return bytes[start] == '4' || bytes[start] == '0' && bytes[start + 1] == '4';
  }

  public String name() {
    return new String(bytes, nameStart, idStart - 1 - nameStart, StandardCharsets.UTF_8);
  }
}

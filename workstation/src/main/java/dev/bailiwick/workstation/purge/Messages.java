package dev.bailiwick.workstation.purge;

import dev.bailiwick.workstation.history.IdTable;
import dev.bailiwick.workstation.history.object.ObjectKind;
import java.util.ArrayList;
import java.util.List;

/// Every commit and every tag, in memory. Adding is thread-safe; reading is while nobody adds.
final class Messages {
  private final IdTable ids;
  private final List<byte[]> contents = new ArrayList<>();
  private final List<ObjectKind> kinds = new ArrayList<>();

  Messages(int idBytes) {
    this.ids = new IdTable(idBytes);
  }

  synchronized void add(ObjectKind kind, byte[] id, byte[] content) {
    if (ids.find(id, 0) < 0) {
      ids.add(id, 0);
      contents.add(content);
      kinds.add(kind);
    }
  }

  int count() {
    return ids.count();
  }

  /// The number of a commit or a tag, or -1.
  int number(byte[] id) {
    return ids.find(id, 0);
  }

  byte[] id(int number) {
    return ids.id(number);
  }

  byte[] content(int number) {
    return contents.get(number);
  }

  ObjectKind kind(int number) {
    return kinds.get(number);
  }
}

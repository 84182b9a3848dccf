package dev.bailiwick.workstation.purge;

import dev.bailiwick.workstation.history.IdTable;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Old ids and the new ones that took their place. Thread-safe.
final class Renamed {
  private final IdTable old;
  private final List<byte[]> fresh = new ArrayList<>();

  Renamed(int idBytes) {
    this.old = new IdTable(idBytes);
  }

  synchronized void put(byte[] from, byte[] to) {
    int number = old.add(from, 0);
    if (number == fresh.size()) {
      fresh.add(to);
    } else {
      fresh.set(number, to);
    }
  }

  /// The new id of the one that stands there, or null where it stays.
  synchronized byte @Nullable [] get(byte[] bytes, int from) {
    int number = old.find(bytes, from);
    return number < 0 ? null : fresh.get(number);
  }

  synchronized boolean isKnown(byte[] bytes, int from) {
    return old.find(bytes, from) >= 0;
  }

  /// The new id of a hexadecimal one; itself where it stays, or is no id.
  String get(String hex) {
    var id = HexFormat.of().parseHex(hex);
    var to = get(id, 0);
    return to == null ? hex : HexFormat.of().formatHex(to);
  }

  synchronized int count() {
    return old.count();
  }

  synchronized String from(int number) {
    return HexFormat.of().formatHex(old.id(number));
  }

  synchronized String to(int number) {
    return HexFormat.of().formatHex(fresh.get(number));
  }
}

package dev.bailiwick.workstation.history;

import dev.bailiwick.workstation.history.object.Content;
import dev.bailiwick.workstation.history.object.CorruptObject;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Single objects by their id, wherever they lie. Thread-safe; slow beside a walk.
final class ObjectLookup {
  private final List<Pack> packs;
  private final LooseObjects loose;

  ObjectLookup(List<Pack> packs, LooseObjects loose) {
    this.packs = packs;
    this.loose = loose;
  }

  /// The object, or null where no sound copy stands anywhere.
  synchronized @Nullable Content read(byte[] id) throws IOException {
    return otherCopy(id, -1);
  }

  /// A sound copy of the object outside the pack of that number, or null.
  synchronized @Nullable Content otherCopy(byte[] id, int pack) throws IOException {
    for (int i = 0; i < packs.size(); i++) {
      var content = i == pack ? null : packed(packs.get(i), id);
      if (content != null) {
        return content;
      }
    }
    return loose.read(id);
  }

  private static @Nullable Content packed(Pack pack, byte[] id) throws IOException {
    int ordinal = pack.index().find(id) < 0 ? -1 : pack.ordinal(id);
    if (ordinal < 0) {
      return null;
    }
    try (var entries = new EntryReader(pack, new Buffers())) {
      return entries.chain(ordinal);
    } catch (CorruptObject e) {
      return null;
    }
  }
}

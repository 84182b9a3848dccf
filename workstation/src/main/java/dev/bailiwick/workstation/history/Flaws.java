package dev.bailiwick.workstation.history;

import java.util.ArrayList;
import java.util.List;

/// What went wrong so far: all counted, the first hundred kept. Thread-safe.
final class Flaws {
  private static final int MOST = 100;

  private final List<Flaw> first = new ArrayList<>();
  private long unread;

  /// A file that gave nothing.
  synchronized void file(String place, String what) {
    if (first.size() < MOST) {
      first.add(new Flaw(place, what));
    }
  }

  /// Objects that were not seen, the one named among them.
  synchronized void objects(String id, String what, long count) {
    unread += count;
    file(id, count == 1 ? what : what + "; " + (count - 1) + " others are made from it");
  }

  synchronized List<Flaw> first() {
    return List.copyOf(first);
  }

  synchronized long unread() {
    return unread;
  }
}

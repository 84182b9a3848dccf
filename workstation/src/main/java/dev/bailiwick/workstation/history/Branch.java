package dev.bailiwick.workstation.history;

import dev.bailiwick.workstation.history.object.Content;
import org.jspecify.annotations.Nullable;

/// An opened object and those of its children that are still to be made. One thread at a time.
final class Branch {
  private static final int WORTH_SPLITTING = 8;

  private final int ordinal;
  private @Nullable Content content;
  private int next;
  private int stop;
  private boolean shared;

  /// @param firstChild the first child still to be made
  /// @param stop the child to end before, or [DeltaForest#NONE] for all
  Branch(int ordinal, @Nullable Content content, int firstChild, int stop) {
    this.ordinal = ordinal;
    this.content = content;
    this.next = firstChild;
    this.stop = stop;
  }

  int ordinal() {
    return ordinal;
  }

  /// The bytes of the object, or null where they were dropped to save memory.
  @Nullable Content content() {
    return content;
  }

  void refresh(Content again) {
    content = again;
    shared = false;
  }

  boolean isDone() {
    return next == stop;
  }

  int take(DeltaForest forest) {
    int child = next;
    next = forest.sibling(child);
    return child;
  }

  /// Forgets the bytes; returns them where nobody else holds them.
  @Nullable Content drop() {
    var dropped = shared ? null : content;
    content = null;
    return dropped;
  }

  /// The second half of the children as a branch of its own over the same bytes, or null where that
  /// is not worth it.
  @Nullable Branch split(DeltaForest forest) {
    int left = 0;
    for (int child = next; child != stop; child = forest.sibling(child)) {
      left++;
    }
    if (left < WORTH_SPLITTING || content == null) {
      return null;
    }
    int middle = next;
    for (int i = 0; i < left / 2; i++) {
      middle = forest.sibling(middle);
    }
    shared = true;
    var half = new Branch(ordinal, content, middle, stop);
    half.shared = true;
    stop = middle;
    return half;
  }
}

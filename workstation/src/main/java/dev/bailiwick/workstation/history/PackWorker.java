package dev.bailiwick.workstation.history;

import dev.bailiwick.workstation.history.object.Content;
import dev.bailiwick.workstation.history.object.CorruptObject;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// One thread's walk down the trees of deltas of a pack. One thread.
///
/// An object's bytes are kept while children of it are to be made, the innermost first; over a
/// limit the outermost are dropped and made again when it is their turn.
final class PackWorker implements Closeable {
  private final PackJob job;
  private final ObjectVisitor visitor;
  private final ObjectLookup lookup;
  private final Flaws flaws;
  private final Runnable step;
  private final Buffers buffers;
  private final long mostHeld;
  private final EntryReader entries;
  private final Deque<Branch> branches = new ArrayDeque<>();
  private long held;
  private boolean hasLarge;

  /// @param lookup where another copy of a broken object is looked for
  /// @param mostHeld bytes to keep of objects that others are still to be made from
  PackWorker(
      PackJob job,
      ObjectVisitor visitor,
      ObjectLookup lookup,
      Flaws flaws,
      Runnable step,
      Buffers buffers,
      long mostHeld) {
    this.job = job;
    this.visitor = visitor;
    this.lookup = lookup;
    this.flaws = flaws;
    this.step = step;
    this.buffers = buffers;
    this.mostHeld = mostHeld;
    this.entries = new EntryReader(job.pack(), buffers);
  }

  /// Works until no thread has anything left.
  void run() throws IOException {
    for (int from = job.claim(); from >= 0; from = job.claim()) {
      int to = Math.min(from + PackJob.batch(), job.pack().order().count());
      for (int i = from; i < to; i++) {
        if (isWantedRoot(i) || job.forest().isStray(i) || job.forest().isBroken(i)) {
          root(i);
          descend();
          leaveLarge();
        }
      }
    }
    for (var branch = job.await(); branch != null; branch = job.await()) {
      enterLarge(bytes(branch.content()));
      hold(branch);
      descend();
      leaveLarge();
    }
  }

  private boolean isWantedRoot(int ordinal) {
    return job.forest().isRoot(ordinal) && job.wants(job.forest().kind(ordinal));
  }

  /// Waits for its turn with large objects where this is the first of a tree.
  private void enterLarge(long bytes) {
    if (!hasLarge && PackJob.isLarge(bytes)) {
      job.large().acquireUninterruptibly();
      hasLarge = true;
    }
  }

  private void leaveLarge() {
    if (hasLarge) {
      hasLarge = false;
      job.large().release();
    }
  }

  private void root(int ordinal) throws IOException {
    try {
      entries.open(ordinal);
      if (entries.size() <= ObjectWalk.LARGEST_WHOLE && !entries.isDelta()) {
        enterLarge(entries.size());
        seen(ordinal, entries.whole());
        return;
      }
      if (!entries.isDelta()) {
        windows(ordinal);
        lost(ordinal, "made from an object larger than is held in memory", false);
        return;
      }
      rescue(ordinal, "the object it is made from is missing");
    } catch (CorruptObject e) {
      rescue(ordinal, String.valueOf(e.getMessage()));
    }
  }

  private void windows(int ordinal) throws IOException {
    var place = new Place(job.number(), ordinal);
    var kind = entries.kind();
    if (kind != null && !job.isDuplicate(ordinal)) {
      entries.windows((bytes, length, start) -> visitor.object(kind, place, bytes, length, start));
      step.run();
    }
  }

  private void descend() throws IOException {
    while (!branches.isEmpty()) {
      share();
      var branch = branches.getLast();
      int child = branch.take(job.forest());
      var base = branch.content();
      if (base == null) {
        base = again(branch);
      }
      if (branch.isDone()) {
        branches.removeLast();
      }
      if (base != null) {
        child(child, base);
      } else {
        lost(child, "the object it is made from cannot be read", true);
      }
      if (branch.isDone()) {
        release(branch);
      }
    }
  }

  private void child(int ordinal, Content base) throws IOException {
    try {
      entries.open(ordinal);
      entries.readDelta();
      if (entries.targetSize() > ObjectWalk.LARGEST_WHOLE) {
        lost(ordinal, "larger than is held in memory", true);
        return;
      }
      enterLarge(entries.targetSize());
      seen(ordinal, entries.apply(base));
    } catch (CorruptObject e) {
      rescue(ordinal, String.valueOf(e.getMessage()));
    }
  }

  private void seen(int ordinal, Content content) {
    if (!job.isDuplicate(ordinal)) {
      visitor.object(
          content.kind(), new Place(job.number(), ordinal), content.bytes(), content.length(), 0);
      step.run();
    }
    int child = job.forest().firstChild(ordinal);
    if (child == DeltaForest.NONE) {
      buffers.give(content.bytes());
    } else {
      hold(new Branch(ordinal, content, child, DeltaForest.NONE));
    }
  }

  private void hold(Branch branch) {
    branches.addLast(branch);
    held += bytes(branch.content());
    for (var outer : branches) {
      if (held <= mostHeld || outer == branch) {
        return;
      }
      release(outer);
    }
  }

  private void release(Branch branch) {
    held -= bytes(branch.content());
    var dropped = branch.drop();
    if (dropped != null) {
      buffers.give(dropped.bytes());
    }
  }

  private static long bytes(@Nullable Content content) {
    return content == null ? 0 : content.bytes().length;
  }

  private @Nullable Content again(Branch branch) throws IOException {
    try {
      var content = entries.chain(branch.ordinal());
      branch.refresh(content);
      held += content.bytes().length;
      return content;
    } catch (CorruptObject e) {
      return lookup.otherCopy(job.pack().id(branch.ordinal()), job.number());
    }
  }

  /// Gives work away when a thread waits for it: the outermost branch is the largest.
  private void share() {
    if (hasLarge || !job.isHungry()) {
      return;
    }
    if (branches.size() > 1) {
      var outermost = branches.removeFirst();
      held -= bytes(outermost.content());
      job.give(outermost);
      return;
    }
    var half = branches.getFirst().split(job.forest());
    if (half != null) {
      job.give(half);
    }
  }

  /// Looks for another copy of an object that cannot be read here.
  private void rescue(int ordinal, String what) throws IOException {
    var copy = lookup.otherCopy(job.pack().id(ordinal), job.number());
    if (copy == null) {
      lost(ordinal, what, true);
    } else if (job.wants(copy.kind())) {
      seen(ordinal, copy);
    }
  }

  /// Tells of an object that is not seen, and of all that are made from it.
  private void lost(int ordinal, String what, boolean self) {
    long count = (self ? 1 : 0) + job.forest().descendants(ordinal);
    if (count > 0) {
      flaws.objects(job.pack().hex(ordinal), what, count);
    }
  }

  @Override
  public void close() {
    leaveLarge();
    entries.close();
  }
}

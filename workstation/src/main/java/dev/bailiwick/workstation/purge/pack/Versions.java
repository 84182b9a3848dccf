package dev.bailiwick.workstation.purge.pack;

import dev.bailiwick.workstation.history.object.DeltaSource;
import dev.bailiwick.workstation.history.object.ObjectKind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/// Files written anew, as steps from one of the last few where that is much shorter. One thread.
///
/// A walk shows the versions of a file one after another, as the old pack tells them by steps too,
/// so the last ones are the likeliest to share something.
public final class Versions {
  private static final int KEPT = 3;
  private static final int DEEPEST = 50;
  private static final int SMALLEST = 64;
  private static final int LARGEST = 1 << 20;

  private record Version(int length, DeltaSource base, PackWriter.Entry entry) {}

  private final PackWriter writer;
  private final Deque<Version> last = new ArrayDeque<>();

  public Versions(PackWriter writer) {
    this.writer = writer;
  }

  /// @return the file's new id
  public byte[] write(byte[] content) throws IOException {
    var id = writer.id(ObjectKind.BLOB, content);
    if (writer.isWritten(id)) {
      return id;
    }
    if (content.length < SMALLEST || content.length > LARGEST) {
      writer.write(id, ObjectKind.BLOB, content);
      return id;
    }
    var entry = delta(id, content);
    keep(new Version(content.length, new DeltaSource(content), entry));
    return id;
  }

  private PackWriter.Entry delta(byte[] id, byte[] content) throws IOException {
    for (var version : last) {
      boolean alike =
          version.length() / 2 < content.length && content.length / 2 < version.length();
      if (alike && version.entry().depth() < DEEPEST) {
        var steps = version.base().steps(content);
        if (steps.length < content.length / 4) {
          return writer.writeDelta(id, version.entry(), steps);
        }
      }
    }
    return writer.write(id, ObjectKind.BLOB, content);
  }

  private void keep(Version version) {
    last.addFirst(version);
    if (last.size() > KEPT) {
      last.removeLast();
    }
  }
}

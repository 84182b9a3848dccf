package dev.bailiwick.workstation.store;

import dev.bailiwick.core.audit.AuditLog;
import dev.bailiwick.core.audit.AuditRecord;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/// A record on its way to the file. Its line is spelled by the thread that brings it, all but the
/// `seq`, so that the one writing thread has little to do.
final class Pending {
  /// An unescaped quote can only begin or end a string, so this is the member and no text.
  private static final String SEQ = "\"seq\":0,\"";

  final CompletableFuture<AuditLog.Receipt> answer = new CompletableFuture<>();
  private final byte[] before;
  private final byte[] after;

  Pending(AuditRecord draft) {
    var line = new String(draft.withSeq(0).line(), StandardCharsets.UTF_8);
    int at = line.indexOf(SEQ) + "\"seq\":".length();
    before = line.substring(0, at).getBytes(StandardCharsets.UTF_8);
    after = line.substring(at + 1).getBytes(StandardCharsets.UTF_8);
  }

  private Pending() {
    before = new byte[0];
    after = before;
    answer.cancel(false);
  }

  /// Wakes the writing thread and is passed over like any record nobody waits for.
  static Pending wakeUp() {
    return new Pending();
  }

  byte[] line(long seq) {
    var number = Long.toString(seq).getBytes(StandardCharsets.US_ASCII);
    var line = new byte[before.length + number.length + after.length];
    System.arraycopy(before, 0, line, 0, before.length);
    System.arraycopy(number, 0, line, before.length, number.length);
    System.arraycopy(after, 0, line, before.length + number.length, after.length);
    return line;
  }
}

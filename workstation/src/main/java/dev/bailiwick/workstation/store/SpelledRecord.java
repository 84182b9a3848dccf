package dev.bailiwick.workstation.store;

import dev.bailiwick.core.audit.AuditRecord;
import java.nio.charset.StandardCharsets;

/// A record as its line spells it, all but the `seq`: the thread that brings it does the spelling,
/// so that little is left to do where one waits for the other.
final class SpelledRecord {
  /// An unescaped quote can only begin or end a string, so this is the member and no text.
  private static final String SEQ = "\"seq\":0,\"";

  private final byte[] before;
  private final byte[] after;

  SpelledRecord(AuditRecord draft) {
    var line = new String(draft.withSeq(0).line(), StandardCharsets.UTF_8);
    int at = line.indexOf(SEQ) + "\"seq\":".length();
    before = line.substring(0, at).getBytes(StandardCharsets.UTF_8);
    after = line.substring(at + 1).getBytes(StandardCharsets.UTF_8);
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

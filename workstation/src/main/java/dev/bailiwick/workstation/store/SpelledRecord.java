package dev.bailiwick.workstation.store;

import dev.bailiwick.core.audit.AuditRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A record as its line spells it, all but the `seq`: the thread that brings it does the spelling,
/// so that little is left to do where one waits for the other.
final class SpelledRecord {
  /// An unescaped quote can only begin or end a string, so this is the member and no text.
  private static final byte[] SEQ = "\"seq\":0,\"".getBytes(StandardCharsets.US_ASCII);

  private final byte[] spelled;

  /// Where the number stands, in one digit.
  private final int at;

  SpelledRecord(AuditRecord draft) {
    spelled = draft.withSeq(0).line();
    at = number(spelled);
  }

  private static int number(byte[] line) {
    int from = 0;
    while (!Arrays.equals(line, from, from + SEQ.length, SEQ, 0, SEQ.length)) {
      from++;
    }
    return from + SEQ.length - 3;
  }

  byte[] line(long seq) {
    var number = Long.toString(seq).getBytes(StandardCharsets.US_ASCII);
    var line = new byte[spelled.length - 1 + number.length];
    System.arraycopy(spelled, 0, line, 0, at);
    System.arraycopy(number, 0, line, at, number.length);
    System.arraycopy(spelled, at + 1, line, at + number.length, spelled.length - at - 1);
    return line;
  }
}

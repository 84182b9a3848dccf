package dev.bailiwick.core.redact.gateway;

import dev.bailiwick.core.text.JsonTape;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// One event of a stream as it came, with the line that ends it (WHATWG HTML, 9.2.6).
record SseEvent(byte[] raw) {
  private static final byte[] DATA = "data:".getBytes(StandardCharsets.US_ASCII);

  /// The JSON in an event's one `data` line. Offsets of the tape are those of the event's bytes.
  Optional<JsonTape> data() {
    int start = -1;
    int end = -1;
    for (int line = 0; line < raw.length; ) {
      int stop = line;
      while (stop < raw.length && raw[stop] != '\n') {
        stop++;
      }
      if (startsWith(line)) {
        if (start >= 0) {
          return Optional.empty();
        }
        start = line + DATA.length;
        end = stop;
      }
      line = stop + 1;
    }
    return start >= 0 && JsonTape.read(raw, start, end) instanceof JsonTape.Read(var tape)
        ? Optional.of(tape)
        : Optional.empty();
  }

  private boolean startsWith(int at) {
    return at + DATA.length <= raw.length
        && Arrays.equals(raw, at, at + DATA.length, DATA, 0, DATA.length);
  }

  boolean contains(byte[] word) {
    for (int at = 0; at + word.length <= raw.length; at++) {
      if (raw[at] == word[0] && Arrays.equals(raw, at, at + word.length, word, 0, word.length)) {
        return true;
      }
    }
    return false;
  }
}

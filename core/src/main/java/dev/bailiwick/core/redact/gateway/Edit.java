package dev.bailiwick.core.redact.gateway;

import java.io.ByteArrayOutputStream;
import java.util.List;

/// A place in bytes and what comes to stand there.
///
/// @param end exclusive
/// @param text ASCII, or JSON-escaped to be so where it stands in a JSON string
record Edit(int start, int end, byte[] text) {

  Edit moved(int by) {
    return new Edit(start + by, end + by, text);
  }

  /// The bytes with the edits made; the same array where there are none.
  ///
  /// @param edits by place, apart from each other
  static byte[] apply(byte[] bytes, List<Edit> edits) {
    if (edits.isEmpty()) {
      return bytes;
    }
    var out = new ByteArrayOutputStream(bytes.length + 64 * edits.size());
    int at = 0;
    for (var edit : edits) {
      out.write(bytes, at, edit.start() - at);
      out.writeBytes(edit.text());
      at = edit.end();
    }
    out.write(bytes, at, bytes.length - at);
    return out.toByteArray();
  }
}

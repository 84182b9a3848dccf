package dev.bailiwick.workstation.history.object;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A commit or a tag: header lines, each with its continuation, and the message behind the first
/// empty line. Bytes stay bytes.
///
/// Source of fact: git's `commit.c` and `tag.c`.
public record HeaderedText(List<Header> headers, byte[] message) {
  public HeaderedText {
    headers = List.copyOf(headers);
  }

  /// @param value what stands behind the key and its blank, continuation lines with their leading
  ///   blank included, without the last line end
  public record Header(String key, byte[] value) {
    /// The value where it is an id, in lower-case hexadecimal.
    public String text() {
      return new String(value, StandardCharsets.ISO_8859_1);
    }
  }

  /// @param message with the empty line before it; empty where there is none
  public static HeaderedText of(byte[] bytes) {
    var headers = new ArrayList<Header>();
    int at = 0;
    while (at < bytes.length && bytes[at] != '\n') {
      int end = lineEnd(bytes, at);
      while (end + 1 < bytes.length && bytes[end + 1] == ' ') {
        end = lineEnd(bytes, end + 1);
      }
      int blank = at;
      while (blank < end && bytes[blank] != ' ' && bytes[blank] != '\n') {
        blank++;
      }
      var key = new String(bytes, at, blank - at, StandardCharsets.ISO_8859_1);
      headers.add(new Header(key, Arrays.copyOfRange(bytes, Math.min(blank + 1, end), end)));
      at = Math.min(end + 1, bytes.length);
    }
    return new HeaderedText(headers, Arrays.copyOfRange(bytes, at, bytes.length));
  }

  private static int lineEnd(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  public byte[] bytes() {
    var out = new ByteArrayOutputStream();
    for (var header : headers) {
      out.writeBytes(header.key().getBytes(StandardCharsets.ISO_8859_1));
      if (header.value().length > 0) {
        out.write(' ');
        out.writeBytes(header.value());
      }
      out.write('\n');
    }
    out.writeBytes(message);
    return out.toByteArray();
  }

  /// Whether a header of that key is there.
  public boolean has(String key) {
    return headers.stream().anyMatch(header -> header.key().equals(key));
  }
}

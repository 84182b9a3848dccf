package dev.bailiwick.core.secret.decoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Text in UTF-16, with a byte order mark or without one.
public final class Utf16 {
  private static final int LOOKED_AT = 512;

  private Utf16() {}

  /// Its charset, told from its start; null for any other text.
  public static @Nullable Charset of(byte[] bytes, int length) {
    if (length < 4) {
      return null;
    }
    if (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe && (bytes[2] != 0 || bytes[3] != 0)) {
      return StandardCharsets.UTF_16LE;
    }
    if (bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
      return StandardCharsets.UTF_16BE;
    }
    if (bytes[0] != 0 && bytes[1] != 0) {
      return null;
    }
    int end = Math.min(length, LOOKED_AT) & ~1;
    int even = 0;
    int odd = 0;
    for (int at = 0; at < end; at += 2) {
      even += bytes[at] == 0 && isText(bytes[at + 1]) ? 1 : 0;
      odd += bytes[at + 1] == 0 && isText(bytes[at]) ? 1 : 0;
    }
    if (10 * odd > 9 * (end / 2)) {
      return StandardCharsets.UTF_16LE;
    }
    return 10 * even > 9 * (end / 2) ? StandardCharsets.UTF_16BE : null;
  }

  private static boolean isText(byte value) {
    return value >= ' ' || value == '\n' || value == '\r' || value == '\t';
  }
}

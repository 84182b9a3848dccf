package dev.bailiwick.core.redact.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A JSON string's text in UTF-8, and where each of its bytes stands in the raw JSON.
///
/// @param origin for each byte of the text, and one further for the end, its place in the raw bytes
/// @param length of the text in bytes
record RawString(byte[] bytes, int length, int[] origin) {

  /// @param start behind the opening quote
  /// @param end at the closing quote
  /// @throws IllegalArgumentException for an escape JSON does not know, or bytes that are not UTF-8
  static RawString of(byte[] raw, int start, int end) {
    var text = new byte[end - start];
    var origin = new int[end - start + 1];
    int length = 0;
    int at = start;
    while (at < end) {
      if (raw[at] != '\\') {
        origin[length] = at;
        text[length++] = raw[at++];
        continue;
      }
      int from = at;
      int point = escaped(raw, at + 1, end);
      at += raw[at + 1] == 'u' ? 6 : 2;
      boolean pair =
          point >= 0xd800
              && point < 0xdc00
              && at + 5 < end
              && raw[at] == '\\'
              && raw[at + 1] == 'u';
      int low = pair ? escaped(raw, at + 1, end) : 0;
      if (low >= 0xdc00 && low < 0xe000) {
        point = Character.toCodePoint((char) point, (char) low);
        at += 6;
      }
      int next = put(text, length, point);
      Arrays.fill(origin, length, next, from);
      length = next;
    }
    origin[length] = end;
    strict(text, length);
    return new RawString(text, length, origin);
  }

  static boolean isEscaped(byte[] raw, int start, int end) {
    for (int i = start; i < end; i++) {
      if (raw[i] == '\\') {
        return true;
      }
    }
    return false;
  }

  /// @throws IllegalArgumentException for bytes that are not UTF-8
  static void strict(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] >= 0) {
      at++;
    }
    if (at == to) {
      return;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, to - at));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("a string that is not UTF-8", e);
    }
  }

  private static void strict(byte[] text, int length) {
    strict(text, 0, length);
  }

  private static int escaped(byte[] raw, int at, int end) {
    return switch (at < end ? raw[at] : 0) {
      case '"', '\\', '/' -> raw[at];
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode(raw, at + 1, end);
      default -> throw new IllegalArgumentException("an escape that JSON does not know");
    };
  }

  private static int unicode(byte[] raw, int at, int end) {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = i < end && raw[i] > 0 ? Character.digit(raw[i], 16) : -1;
      if (digit < 0) {
        throw new IllegalArgumentException("an escape that JSON does not know");
      }
      value = value * 16 + digit;
    }
    return value;
  }

  /// A half of a pair alone has no UTF-8; a question mark stands for it, in what is looked at only.
  private static int put(byte[] text, int at, int point) {
    if (point < 0x80) {
      text[at] = (byte) point;
      return at + 1;
    }
    if (point < 0x800) {
      text[at] = (byte) (0xc0 | point >> 6);
      text[at + 1] = (byte) (0x80 | point & 63);
      return at + 2;
    }
    if (point >= 0xd800 && point < 0xe000) {
      text[at] = '?';
      return at + 1;
    }
    if (point < 0x10000) {
      text[at] = (byte) (0xe0 | point >> 12);
      text[at + 1] = (byte) (0x80 | point >> 6 & 63);
      text[at + 2] = (byte) (0x80 | point & 63);
      return at + 3;
    }
    text[at] = (byte) (0xf0 | point >> 18);
    text[at + 1] = (byte) (0x80 | point >> 12 & 63);
    text[at + 2] = (byte) (0x80 | point >> 6 & 63);
    text[at + 3] = (byte) (0x80 | point & 63);
    return at + 4;
  }
}

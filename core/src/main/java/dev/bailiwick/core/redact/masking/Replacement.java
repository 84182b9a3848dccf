package dev.bailiwick.core.redact.masking;

import dev.bailiwick.core.secret.form.Covered;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What stands in the place of a value that is taken out for good.
///
/// In text it is a word of its own. Where a length is kept by others (binary files) it is as long
/// as the value; inside an encoding it is as long and of the encoding's alphabet, so that what is
/// around it still decodes.
///
/// @param word in text
record Replacement(byte[] word) {
  private static final int LOOKED_AT = 8000;

  static Replacement of(String word) {
    return new Replacement(word.getBytes(StandardCharsets.US_ASCII));
  }

  /// Whether git takes it for binary: a NUL in the first 8000 bytes (git's `xdiff-interface.c`).
  static boolean isBinary(byte[] bytes, int length) {
    for (int i = 0; i < Math.min(length, LOOKED_AT); i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  byte[] of(byte[] bytes, Covered part, boolean binary) {
    return switch (part.form().name()) {
      case "base64", "base64url" -> filled(part, 'A');
      case "hex" -> hex(bytes, part);
      case "utf-16" -> wide(bytes, part);
      default -> binary ? filled(part, '*') : word;
    };
  }

  private static byte[] filled(Covered part, char with) {
    var fill = new byte[part.to() - part.from()];
    Arrays.fill(fill, (byte) with);
    return fill;
  }

  /// Separators and the x of an escape stay.
  private static byte[] hex(byte[] bytes, Covered part) {
    var fill = Arrays.copyOfRange(bytes, part.from(), part.to());
    for (int i = 0; i < fill.length; i++) {
      fill[i] = Character.digit(fill[i], 16) < 0 ? fill[i] : (byte) '0';
    }
    return fill;
  }

  private static byte[] wide(byte[] bytes, Covered part) {
    var fill = Arrays.copyOfRange(bytes, part.from(), part.to());
    for (int i = 0; i < fill.length; i++) {
      fill[i] = fill[i] == 0 ? 0 : (byte) '*';
    }
    return fill;
  }
}

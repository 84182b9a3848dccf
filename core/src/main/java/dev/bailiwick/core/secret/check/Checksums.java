package dev.bailiwick.core.secret.check;

import dev.bailiwick.core.secret.check.Check.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.zip.CRC32;

/// The checksums that vendors put into their tokens.
final class Checksums {
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Checksums() {}

  static Answer base62(String value) {
    int length = value.length();
    int body = value.lastIndexOf('_') + 1;
    if (length - body < 7) {
      return Answer.UNTOLD;
    }
    var expected = digits(crc32(value.substring(body, length - 6)), 62, 6);
    return told(value.endsWith(expected));
  }

  static Answer hexadecimal(String value) {
    int cut = value.lastIndexOf('_');
    if (cut < 0 || value.length() - cut != 9) {
      return Answer.UNTOLD;
    }
    int crc = (int) crc32(value.substring(0, cut));
    var plain = String.format(Locale.ROOT, "%08x", crc);
    var turned = String.format(Locale.ROOT, "%08x", Integer.reverseBytes(crc));
    var own = value.substring(cut + 1).toLowerCase(Locale.ROOT);
    return told(own.equals(plain) || own.equals(turned));
  }

  static Answer tail(String value) {
    int length = value.length();
    if (length < 16) {
      return Answer.UNTOLD;
    }
    var expected = String.format(Locale.ROOT, "%08X", crc32(value.substring(0, length - 8)));
    return told(value.endsWith(expected));
  }

  static Answer sha256(String value) {
    int length = value.length();
    if (length < 16) {
      return Answer.UNTOLD;
    }
    var digest = digest(value.substring(0, length - 8));
    var expected = new StringBuilder();
    long bits = 0;
    for (int i = 0; i < 5; i++) {
      bits = bits << 8 | digest[i] & 0xff;
    }
    for (int shift = 35; shift >= 0; shift -= 5) {
      expected.append(BASE32.charAt((int) (bits >>> shift & 31)));
    }
    return told(value.substring(length - 8).equalsIgnoreCase(expected.toString()));
  }

  static Answer base36(String value) {
    int length = value.length();
    if (length < 16 || value.charAt(length - 10) != '.') {
      return Answer.UNTOLD;
    }
    var expected = digits(crc32(value.substring(0, length - 7)), 36, 7).toLowerCase(Locale.ROOT);
    return told(value.endsWith(expected));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static long crc32(String text) {
    var crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
    return crc.getValue();
  }

  private static String digits(long number, int base, int width) {
    var text = new StringBuilder();
    for (long rest = number; text.length() < width; rest /= base) {
      text.append(DIGITS.charAt((int) (rest % base)));
    }
    return text.reverse().toString();
  }

  private static Answer told(boolean holds) {
    return holds ? Answer.CHECKSUM : Answer.WRONG;
  }
}

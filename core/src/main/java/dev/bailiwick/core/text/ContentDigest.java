package dev.bailiwick.core.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What tells a content from any other: the first half of its SHA-256, hexadecimal.
public final class ContentDigest {
  private static final int BYTES = 16;

  private ContentDigest() {}

  public static String of(byte[] content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String of(String content) {
    return of(content.getBytes(StandardCharsets.UTF_8));
  }
}

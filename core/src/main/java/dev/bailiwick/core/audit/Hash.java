package dev.bailiwick.core.audit;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// A SHA-256 value: 32 bytes.
public final class Hash {
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The hash whose bytes start at `from`.
  public static Hash at(byte[] source, int from) {
    return new Hash(Arrays.copyOfRange(source, from, from + LENGTH));
  }

  static Hash owned(byte[] bytes) {
    return new Hash(bytes);
  }

  /// The hash in standard base64 with padding, or empty where the text is none.
  public static Optional<Hash> fromBase64(String text) {
    try {
      var bytes = Base64.getDecoder().decode(text);
      var isCanonical = bytes.length == LENGTH && text.equals(new Hash(bytes).base64());
      return isCanonical ? Optional.of(new Hash(bytes)) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  byte[] shared() {
    return bytes;
  }

  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// Hexadecimal, lower case.
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}

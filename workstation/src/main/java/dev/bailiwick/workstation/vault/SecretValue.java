package dev.bailiwick.workstation.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A secret in the clear. Its text forms say nothing of it.
public record SecretValue(byte[] bytes) {

  public static SecretValue of(String text) {
    return new SecretValue(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The value as text.
  ///
  /// @throws IllegalArgumentException where a NUL is in it, which no environment can hold
  public String environmentText() {
    for (byte b : bytes) {
      if (b == 0) {
        throw new IllegalArgumentException("holds a NUL byte, which no variable can");
      }
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretValue value && Arrays.equals(bytes, value.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "***";
  }
}

package dev.bailiwick.workstation.daemon;

import dev.bailiwick.workstation.store.PrivateFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/// The user's secret for the loopback port, which every local user can reach. 256 random bits, made
/// once and kept in a file of mode 0600.
public final class Token {
  private static final String SCHEME = "Bearer ";
  private final byte[] expected;

  private Token(String value) {
    expected = (SCHEME + value).getBytes(StandardCharsets.UTF_8);
  }

  public static Token at(Path file) {
    var known = PrivateFile.read(file).filter(text -> text.length() >= 43);
    if (known.isPresent()) {
      return new Token(known.get());
    }
    var random = new byte[32];
    new SecureRandom().nextBytes(random);
    var value = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    PrivateFile.write(file, value + "\n");
    return new Token(value);
  }

  /// Compares in a time that does not depend on where the two differ.
  public boolean opens(String authorization) {
    return MessageDigest.isEqual(authorization.getBytes(StandardCharsets.UTF_8), expected);
  }

  @Override
  public String toString() {
    return "Token[masked]";
  }
}

package dev.bailiwick.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;

/// Secrets that a test plants, and what the gateway puts in their place.
final class Planted {
  static final String PLACEHOLDER = "YOUR_SECRET_[a-z2-7]{10}_HERE";
  private static final String ALPHABET =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final Random RANDOM = new Random(System.nanoTime());

  private Planted() {}

  /// A token of a vendor's form, drawn anew.
  static String token(String prefix) {
    var token = new StringBuilder(prefix);
    for (int i = 0; i < 36; i++) {
      token.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return token.toString();
  }

  /// The placeholder behind a word of a request.
  static String behind(String word, String body) {
    var found = Pattern.compile(word + " (" + PLACEHOLDER + ")").matcher(body);
    assertThat(found.find()).as("a placeholder behind " + word).isTrue();
    return found.group(1);
  }
}

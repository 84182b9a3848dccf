package dev.bailiwick.core.secret.value;

/// How little a text looks like what people write in source code: bits per character that a model
/// of three characters in a row needs for it. Thread-safe.
///
/// Words and identifiers need 2 to 4 bits, what is drawn by chance 6 to 8. The model holds the cost
/// of each character behind any two others; characters fall into [#CLASSES] classes. It is trained
/// by `proof/accuracy/train` (ADR 0023).
public final class Surprise {
  /// Separators (0), `a`-`z` (1-26), `A`-`Z` (27-52), `0`-`9` (53-62), other signs (63).
  public static final int CLASSES = 64;

  public static final int SIZE = CLASSES * CLASSES * CLASSES;

  /// How many steps of cost make a bit.
  public static final int STEPS = 4;

  private static final int SIGN = 63;
  private static final String SEPARATORS = " \t_-./";

  private final byte[] costs;

  /// @param costs of each class behind two others, in parts of a bit, [#STEPS] to one: the class
  ///   itself is the last digit of the index, in base [#CLASSES]
  public Surprise(byte[] costs) {
    if (costs.length != SIZE) {
      throw new IllegalArgumentException("a model has " + SIZE + " costs, not " + costs.length);
    }
    this.costs = costs.clone();
  }

  /// Bits per character; 0 for an empty text.
  public double of(CharSequence text) {
    int length = text.length();
    int sum = 0;
    int context = 0;
    for (int at = 0; at < length; at++) {
      int index = context << 6 | classOf(text.charAt(at));
      sum += costs[index] & 0xff;
      context = index & CLASSES * CLASSES - 1;
    }
    return length == 0 ? 0 : (double) sum / STEPS / length;
  }

  public static int classOf(int character) {
    if (character >= 'a' && character <= 'z') {
      return character - 'a' + 1;
    }
    if (character >= 'A' && character <= 'Z') {
      return character - 'A' + 27;
    }
    if (character >= '0' && character <= '9') {
      return character - '0' + 53;
    }
    return SEPARATORS.indexOf(character) >= 0 ? 0 : SIGN;
  }
}

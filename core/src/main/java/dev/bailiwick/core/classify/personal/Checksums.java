package dev.bailiwick.core.classify.personal;

/// The check digits of cards, accounts and identity numbers. Digits come as a text of `0` to `9`.
final class Checksums {
  /// Verhoeff's multiplication in the dihedral group D5, and his permutation (1969).
  private static final String[] DIHEDRAL = {
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"
  };

  private static final String[] PERMUTATION = {
    "0123456789", "1576283094", "5803796142", "8916043527",
    "9453126870", "4286573901", "2793806415", "7046913258"
  };

  private Checksums() {}

  /// ISO/IEC 7812-1 annex B.
  static boolean luhn(CharSequence digits) {
    int sum = 0;
    boolean twice = false;
    for (int i = digits.length() - 1; i >= 0; i--, twice = !twice) {
      int digit = digits.charAt(i) - '0';
      int value = twice ? 2 * digit : digit;
      sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
  }

  /// ISO 13616: the country and check digits moved to the end, letters as 10 to 35, remainder 1.
  static boolean iban(String text) {
    int rest = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = Character.digit(text.charAt((i + 4) % text.length()), 36);
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest == 1;
  }

  static boolean verhoeff(CharSequence digits) {
    int check = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int permuted = PERMUTATION[i % 8].charAt(digit) - '0';
      check = DIHEDRAL[check].charAt(permuted) - '0';
    }
    return check == 0;
  }

  /// The sum of digits times weights; digits beyond the weights do not count.
  static int weighted(CharSequence digits, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (digits.charAt(i) - '0');
    }
    return sum;
  }
}

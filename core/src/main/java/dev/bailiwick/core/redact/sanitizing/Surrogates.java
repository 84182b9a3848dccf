package dev.bailiwick.core.redact.sanitizing;

import dev.bailiwick.core.classify.personal.PersonalKind;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What stands for a piece of personal data: of the same form, from ranges that belong to nobody,
/// drawn by a keyed hash, so that two projects' surrogates say nothing of each other.
///
/// Ranges: RFC 2606 (`example.com`), RFC 5737 and RFC 3849 (addresses), 555-01xx (phones), SSNs of
/// area 9xx, card numbers of the reserved range `999999` with a right Luhn digit, IBANs with right
/// check digits and an account of hashed digits.
final class Surrogates {
  private final SecretKeySpec key;

  Surrogates(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /// @param attempt 0 for the first choice; another number for another one
  String of(PersonalKind kind, String original, int attempt) {
    var digits = new Digits(hash(kind + "\0" + original + "\0" + attempt));
    return switch (kind) {
      case EMAIL -> "user" + digits.take(6) + "@example.com";
      case IP_ADDRESS -> address(original, digits);
      case CARD -> card(original, digits);
      case IBAN -> iban(original, digits);
      case SOCIAL_SECURITY -> filled(original, "9" + digits.take(8));
      case PHONE -> phone(original, digits);
      case NATIONAL_ID -> filled(original, digits.take(20));
    };
  }

  /// A word for a term or a host, in letters.
  String word(String original, int attempt) {
    return new Digits(hash("word\0" + original + "\0" + attempt)).letters(6);
  }

  private byte[] hash(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static String address(String original, Digits digits) {
    if (original.indexOf(':') >= 0) {
      return "2001:db8::" + digits.hex(4) + ":" + digits.hex(4);
    }
    var nets = new String[] {"192.0.2.", "198.51.100.", "203.0.113."};
    return nets[digits.below(3)] + (1 + digits.below(254));
  }

  /// The digits of `original` replaced, its separators kept.
  private static String filled(String original, String digits) {
    var filled = new StringBuilder();
    int next = 0;
    for (char unit : original.toCharArray()) {
      filled.append(Character.isDigit(unit) ? digits.charAt(next++ % digits.length()) : unit);
    }
    return filled.toString();
  }

  private static String card(String original, Digits digits) {
    int size = (int) original.chars().filter(Character::isDigit).count();
    var body = "999999" + digits.take(size - 7);
    for (char check = '0'; check <= '9'; check++) {
      if (isLuhn(body + check)) {
        return filled(original, body + check);
      }
    }
    throw new IllegalStateException("one of ten digits fits");
  }

  private static boolean isLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int value = i % 2 == 0 ? digit : 2 * digit;
      sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
  }

  private static String iban(String original, Digits digits) {
    var compact = original.replace(" ", "");
    var country = compact.substring(0, 2).toUpperCase(Locale.ROOT);
    var account = filled(compact.substring(4), digits.take(30));
    int rest = 0;
    for (char unit : (account + country + "00").toUpperCase(Locale.ROOT).toCharArray()) {
      int value = Character.digit(unit, 36);
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    var whole = compact.substring(0, 2) + "%02d".formatted(98 - rest) + account;
    return spaced(original, whole);
  }

  private static String spaced(String original, String compact) {
    var spaced = new StringBuilder();
    int next = 0;
    for (char unit : original.toCharArray()) {
      spaced.append(unit == ' ' ? ' ' : compact.charAt(next++));
    }
    return spaced.toString();
  }

  /// The last seven digits become 55501xx, what is before them stays in its place as digits.
  private static String phone(String original, Digits digits) {
    int size = (int) original.chars().filter(Character::isDigit).count();
    var local = "55501" + digits.take(2);
    return filled(original, size <= 7 ? local : digits.take(size - 7) + local);
  }

  /// Digits drawn from a hash, one after another.
  private static final class Digits {
    private final byte[] hash;
    private int next;

    Digits(byte[] hash) {
      this.hash = hash;
    }

    int below(int bound) {
      int value = hash[next % hash.length] & 0xff;
      next++;
      return value % bound;
    }

    String take(int count) {
      var digits = new StringBuilder();
      for (int i = 0; i < count; i++) {
        digits.append((char) ('0' + below(10)));
      }
      return digits.toString();
    }

    String hex(int count) {
      var digits = new StringBuilder();
      for (int i = 0; i < count; i++) {
        digits.append(Character.forDigit(i == 0 ? 1 + below(15) : below(16), 16));
      }
      return digits.toString();
    }

    String letters(int count) {
      var letters = new StringBuilder();
      for (int i = 0; i < count; i++) {
        letters.append((char) ('a' + below(26)));
      }
      return letters.toString();
    }
  }
}

package dev.bailiwick.core.classify.personal;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Identity numbers of states, by shape and check digit. A shape that many harmless numbers share
/// counts only beside a word that names it.
///
/// Source of fact: the issuing authorities' published layouts, as collected in the OECD's "Tax
/// identification numbers" country sheets and national registers' pages, 2026.
final class NationalIds {

  /// @param shape the whole number; every repetition in it is bounded
  /// @param words one of these must stand shortly before; empty where the shape is telling enough
  private record Id(Pattern shape, Predicate<String> holds, Set<String> words) {}

  private static final List<Id> IDS =
      List.of(
          id("\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}", NationalIds::brazilian),
          id("[XYZ]?\\d{7,8}-?[A-HJ-NP-TV-Z]", NationalIds::spanish, "dni", "nie", "nif"),
          id("\\d{6}[-+A]\\d{3}[0-9A-FHJ-NPR-Y]", NationalIds::finnish),
          id("[12]\\d{2}(?:0[1-9]|1[0-2])(?:\\d{2}|2[AB])\\d{6} ?\\d{2}", NationalIds::french),
          id("[A-Z]{6}\\d{2}[A-EHLMPRST]\\d{2}[A-Z]\\d{3}[A-Z]", NationalIds::italian),
          id("\\d{6}(?:\\d{2})?[-+]\\d{4}", NationalIds::swedish),
          id("[2-9]\\d{3} \\d{4} \\d{4}", text -> Checksums.verhoeff(digits(text))),
          id("[2-9]\\d{11}", Checksums::verhoeff, "aadhaar", "uidai"),
          id("\\d{17}[0-9X]", NationalIds::chinese),
          id("[STFGM]\\d{7}[A-Z]", NationalIds::singaporean, "nric", "fin"),
          id("\\d{11}", NationalIds::polish, "pesel"),
          id("\\d{9}", NationalIds::dutch, "bsn", "burgerservicenummer", "sofinummer"),
          id("\\d{3}[ -]?\\d{3}[ -]?\\d{3}", text -> Checksums.luhn(digits(text)), "sin"),
          id(
              "[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]",
              text ->
                  !Set.of("BG", "GB", "NK", "KN", "TN", "NT", "ZZ").contains(text.substring(0, 2)),
              "nino",
              "insurance",
              "ni"),
          id("\\d{3} ?\\d{3} ?\\d{3}", NationalIds::australian, "tfn"));

  private NationalIds() {}

  private static Id id(String shape, Predicate<String> holds, String... words) {
    return new Id(Pattern.compile(shape), holds, Set.of(words));
  }

  /// The end of a number that starts at `start`, or -1. Looks at most 24 units ahead and 40 back.
  static int end(String text, int start) {
    var ahead = text.substring(start, Math.min(text.length(), start + 24));
    for (var id : IDS) {
      var matcher = id.shape().matcher(ahead);
      if (matcher.lookingAt()
          && Boundaries.endsAt(text, start + matcher.end())
          && id.holds().test(matcher.group())
          && (id.words().isEmpty() || Boundaries.isNamedBefore(text, start, id.words()))) {
        return start + matcher.end();
      }
    }
    return -1;
  }

  private static String digits(String text) {
    var digits = new StringBuilder();
    text.chars()
        .filter(unit -> unit >= '0' && unit <= '9')
        .forEach(unit -> digits.append((char) unit));
    return digits.toString();
  }

  /// CPF: two check digits modulo 11, not eleven times the same digit.
  private static boolean brazilian(String text) {
    var digits = digits(text);
    if (digits.chars().distinct().count() == 1) {
      return false;
    }
    int first = Checksums.weighted(digits, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
    int second = Checksums.weighted(digits, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
    return digits.charAt(9) - '0' == first && digits.charAt(10) - '0' == second;
  }

  private static boolean spanish(String text) {
    var digits = digits(text);
    int lead = "XYZ".indexOf(text.charAt(0));
    if (digits.length() != (lead < 0 ? 8 : 7)) {
      return false;
    }
    int number = Integer.parseInt((lead < 0 ? "" : lead) + digits);
    return "TRWAGMYFPDXBNJZSQVHLCKE".charAt(number % 23) == text.charAt(text.length() - 1);
  }

  private static boolean finnish(String text) {
    int number = Integer.parseInt(text.substring(0, 6) + text.substring(7, 10));
    return isDay(text.substring(0, 2), text.substring(2, 4))
        && "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(number % 31) == text.charAt(10);
  }

  private static boolean french(String text) {
    var body = text.substring(0, 13).replace("2A", "19").replace("2B", "18");
    long key = Long.parseLong(text.substring(text.length() - 2));
    return 97 - Long.parseLong(body) % 97 == key;
  }

  private static boolean italian(String text) {
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      char unit = text.charAt(i);
      int value = unit <= '9' ? unit - '0' : unit - 'A';
      sum += i % 2 == 1 ? value : italianOdd(value);
    }
    return 'A' + sum % 26 == text.charAt(15);
  }

  /// The value of a digit or letter at an odd place (decree of 23 December 1976).
  private static int italianOdd(int value) {
    int[] odd = {
      1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };
    return odd[value];
  }

  private static boolean swedish(String text) {
    var digits = digits(text);
    var ten = digits.substring(digits.length() - 10);
    return isDay(ten.substring(4, 6), ten.substring(2, 4)) && Checksums.luhn(ten);
  }

  private static boolean chinese(String text) {
    int sum = Checksums.weighted(text, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
    return isDay(text.substring(12, 14), text.substring(10, 12))
        && "10X98765432".charAt(sum % 11) == text.charAt(17);
  }

  private static boolean singaporean(String text) {
    char lead = text.charAt(0);
    int sum = Checksums.weighted(text.substring(1), 2, 7, 6, 5, 4, 3, 2);
    var letters =
        switch (lead) {
          case 'S', 'T' -> "JZIHGFEDCBA";
          case 'F', 'G' -> "XWUTRQPNMLK";
          default -> "XWUTRQPNJLK";
        };
    int offset = lead == 'T' || lead == 'G' ? 4 : lead == 'M' ? 3 : 0;
    return letters.charAt((sum + offset) % 11) == text.charAt(8);
  }

  private static boolean polish(String text) {
    int sum = Checksums.weighted(text, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3);
    return (10 - sum % 10) % 10 == text.charAt(10) - '0';
  }

  private static boolean dutch(String text) {
    return Checksums.weighted(text, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0;
  }

  private static boolean australian(String text) {
    return Checksums.weighted(digits(text), 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0;
  }

  private static boolean isDay(String day, String month) {
    int d = Integer.parseInt(day);
    int m = Integer.parseInt(month);
    return d >= 1 && d <= 31 && m >= 1 && m <= 12;
  }
}

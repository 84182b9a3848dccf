package dev.bailiwick.core.classify.personal;

import java.util.Set;

/// Card, account and social security numbers.
final class Numbers {
  private static final int SHORTEST_CARD = 12;
  private static final int LONGEST_CARD = 19;
  private static final Set<String> CARD_WORDS =
      Set.of(
          "card",
          "cards",
          "credit",
          "debit",
          "cc",
          "pan",
          "visa",
          "mastercard",
          "maestro",
          "amex",
          "discover",
          "diners",
          "jcb",
          "payment",
          "pay",
          "paid",
          "charge",
          "charged",
          "account");

  /// Numbers that payment processors publish for tests; those of two digits fail [#isCard] anyway.
  private static final Set<String> TEST_CARDS =
      Set.of(
          "378282246310005",
          "371449635398431",
          "30569309025904",
          "38520000023237",
          "3530111333300000",
          "3566002020360505",
          "6011000990139424",
          "4012888888881881",
          "5105105105105100",
          "5200828282828210",
          "2223003122003222",
          "4000056655665556");

  private Numbers() {}

  /// The end of a card number that starts at `start`, or -1: 12 to 19 digits in groups that one
  /// blank or hyphen parts, with a Luhn digit. Without a word of payment before, it takes a known
  /// issuer range of that length and more digits than counters and times have.
  static int cardEnd(String text, int start) {
    var digits = new StringBuilder();
    int at = start;
    int end = start;
    char separator = 0;
    while (at < text.length() && digits.length() <= LONGEST_CARD) {
      char unit = text.charAt(at);
      if (unit >= '0' && unit <= '9') {
        digits.append(unit);
        end = ++at;
      } else if ((unit == ' ' || unit == '-')
          && (separator == 0 || separator == unit)
          && at == end) {
        separator = unit;
        at++;
      } else {
        break;
      }
    }
    if (!isCard(digits) || !Boundaries.endsAt(text, end) || isDecimal(text, end)) {
      return -1;
    }
    int four = Integer.parseInt(digits.substring(0, 4));
    boolean telling = digits.length() > SHORTEST_CARD + 1 && isIssued(four, digits.length());
    return telling || Boundaries.isNamedBefore(text, start, CARD_WORDS) ? end : -1;
  }

  private static boolean isDecimal(String text, int end) {
    return end + 1 < text.length()
        && text.charAt(end) == '.'
        && Character.isDigit(text.charAt(end + 1));
  }

  private static boolean isCard(CharSequence digits) {
    int size = digits.length();
    return size >= SHORTEST_CARD
        && size <= LONGEST_CARD
        && digits.chars().distinct().count() > 2
        && !TEST_CARDS.contains(digits.toString())
        && Checksums.luhn(digits);
  }

  /// Issuer ranges and lengths (ISO/IEC 7812; the networks' published ranges, 2026).
  private static boolean isIssued(int four, int size) {
    if (four / 1000 == 4) {
      return size == 13 || size == 16 || size == 19;
    }
    if (four >= 2221 && four <= 2720 || four / 100 >= 51 && four / 100 <= 55) {
      return size == 16;
    }
    if (four / 100 == 34 || four / 100 == 37 || four == 2131 || four == 1800) {
      return size == 15;
    }
    if (four / 10 >= 300 && four / 10 <= 305
        || four / 100 == 36
        || four / 100 >= 38 && four / 100 <= 39) {
      return size == 14 || size == 16;
    }
    if (four >= 3528 && four <= 3589) {
      return size >= 16;
    }
    return four / 100 == 50 || four / 100 >= 56 && four / 100 <= 69;
  }

  /// `AAA-GG-SSSS`; never issued: area 000 or 666, group 00, serial 0000 (SSA, 2011).
  static int socialSecurityEnd(String text, int start) {
    if (start + 11 > text.length() || !Boundaries.endsAt(text, start + 11)) {
      return -1;
    }
    for (int i = 0; i < 11; i++) {
      char unit = text.charAt(start + i);
      boolean hyphen = i == 3 || i == 6;
      if (hyphen ? unit != '-' : unit < '0' || unit > '9') {
        return -1;
      }
    }
    boolean next = start + 11 < text.length() && text.charAt(start + 11) == '-';
    var area = text.substring(start, start + 3);
    boolean issued =
        !area.equals("000")
            && !area.equals("666")
            && !text.startsWith("00", start + 4)
            && !text.startsWith("0000", start + 7);
    return issued && !next ? start + 11 : -1;
  }

  /// Lengths of ISO 13616's registry (SWIFT, release 99), `CC` and length.
  private static final String IBAN_LENGTHS =
      "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29"
          + "ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20"
          + "LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28"
          + "PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22"
          + "VG24XK20YE30";

  /// The end of an IBAN that starts at `start`, or -1; blanks between groups of four may stand.
  static int ibanEnd(String text, int start) {
    if (start + 15 > text.length() || !Character.isDigit(text.charAt(start + 2))) {
      return -1;
    }
    var country = text.substring(start, start + 2).toUpperCase(java.util.Locale.ROOT);
    int entry = IBAN_LENGTHS.indexOf(country);
    if (entry < 0 || entry % 4 != 0) {
      return -1;
    }
    int size = Integer.parseInt(IBAN_LENGTHS.substring(entry + 2, entry + 4));
    var letters = new StringBuilder();
    int at = start;
    while (at < text.length() && letters.length() < size) {
      char unit = text.charAt(at);
      if (unit == ' ' && letters.length() % 4 == 0) {
        at++;
      } else if (unit < 128 && Character.isLetterOrDigit(unit)) {
        letters.append(Character.toUpperCase(unit));
        at++;
      } else {
        return -1;
      }
    }
    boolean whole = letters.length() == size && Boundaries.endsAt(text, at);
    return whole && Checksums.iban(letters.toString()) ? at : -1;
  }
}

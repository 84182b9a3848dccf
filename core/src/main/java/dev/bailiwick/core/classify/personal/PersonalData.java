package dev.bailiwick.core.classify.personal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds structured personal data: cards, bank accounts, social security and identity numbers,
/// e-mail addresses, phone numbers, public IP addresses.
///
/// One pass; each place is tried for a bounded number of units, so the time is linear. Finds what
/// has a shape; does not see names, streets, birthdays or anything that only a reader recognises.
public final class PersonalData {
  private PersonalData() {}

  /// The findings in the order of their place; they do not overlap. Where two readings compete, the
  /// one that a checksum or a longer shape supports wins.
  public static List<PersonalFinding> find(String text) {
    var findings = new ArrayList<PersonalFinding>();
    int at = 0;
    while (at < text.length()) {
      var found = at(text, at);
      if (found == null) {
        at++;
        continue;
      }
      while (!findings.isEmpty() && findings.getLast().end() > found.start()) {
        findings.removeLast();
      }
      findings.add(found);
      at = found.end();
    }
    return List.copyOf(findings);
  }

  private static @Nullable PersonalFinding at(String text, int at) {
    char unit = text.charAt(at);
    if (unit == '@') {
      return Addresses.emailAt(text, at);
    }
    if (unit >= 128 || !Boundaries.startsAt(text, at)) {
      return null;
    }
    if (unit >= '0' && unit <= '9') {
      return isContinued(text, at) ? null : number(text, at);
    }
    if (unit == '+' || unit == '(') {
      return found(PersonalKind.PHONE, at, Phones.end(text, at));
    }
    return Character.isLetter(unit) ? lettered(text, at) : null;
  }

  /// A digit behind `1.`, `-` or the like is the middle of a number that was looked at already.
  private static boolean isContinued(String text, int at) {
    return at >= 2
        && (text.charAt(at - 1) == '.' || text.charAt(at - 1) == '-')
        && Boundaries.isWord(text.charAt(at - 2));
  }

  private static @Nullable PersonalFinding number(String text, int at) {
    var found = found(PersonalKind.SOCIAL_SECURITY, at, Numbers.socialSecurityEnd(text, at));
    found = found != null ? found : found(PersonalKind.IP_ADDRESS, at, Addresses.ipv4End(text, at));
    found = found != null ? found : found(PersonalKind.IP_ADDRESS, at, Addresses.ipv6End(text, at));
    found = found != null ? found : found(PersonalKind.CARD, at, Numbers.cardEnd(text, at));
    found = found != null ? found : found(PersonalKind.NATIONAL_ID, at, NationalIds.end(text, at));
    return found != null ? found : found(PersonalKind.PHONE, at, Phones.end(text, at));
  }

  private static @Nullable PersonalFinding lettered(String text, int at) {
    var found = found(PersonalKind.IBAN, at, Numbers.ibanEnd(text, at));
    found = found != null ? found : found(PersonalKind.IP_ADDRESS, at, Addresses.ipv6End(text, at));
    return found != null || !Character.isUpperCase(text.charAt(at))
        ? found
        : found(PersonalKind.NATIONAL_ID, at, NationalIds.end(text, at));
  }

  private static @Nullable PersonalFinding found(PersonalKind kind, int start, int end) {
    return end < 0 ? null : new PersonalFinding(kind, start, end);
  }
}

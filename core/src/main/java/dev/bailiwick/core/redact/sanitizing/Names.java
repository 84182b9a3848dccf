package dev.bailiwick.core.redact.sanitizing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where a name stands in code: alone, or as a part of a longer identifier.
final class Names {
  /// What a vendor is to the code that uses it.
  private static final Map<String, String> ROLES =
      Map.ofEntries(
          Map.entry("stripe", "paymentProvider"),
          Map.entry("braintree", "paymentProvider"),
          Map.entry("adyen", "paymentProvider"),
          Map.entry("paypal", "paymentProvider"),
          Map.entry("razorpay", "paymentProvider"),
          Map.entry("sendgrid", "emailProvider"),
          Map.entry("mailgun", "emailProvider"),
          Map.entry("postmark", "emailProvider"),
          Map.entry("mailchimp", "emailProvider"),
          Map.entry("twilio", "messagingProvider"),
          Map.entry("vonage", "messagingProvider"),
          Map.entry("slack", "chatProvider"),
          Map.entry("discord", "chatProvider"),
          Map.entry("auth0", "identityProvider"),
          Map.entry("okta", "identityProvider"),
          Map.entry("cognito", "identityProvider"),
          Map.entry("algolia", "searchProvider"),
          Map.entry("salesforce", "crmProvider"),
          Map.entry("hubspot", "crmProvider"),
          Map.entry("zendesk", "supportProvider"),
          Map.entry("intercom", "supportProvider"),
          Map.entry("shopify", "shopProvider"),
          Map.entry("mixpanel", "analyticsProvider"),
          Map.entry("amplitude", "analyticsProvider"));

  private static final Pattern VENDOR_ID =
      Pattern.compile(
          "(?i)(?:(?<![a-z])|(?<=\\\\[nrtbf]))("
              + String.join("|", ROLES.keySet())
              + ")[_-]?((?:[a-z]{1,30}[_-]?)?)ids?(?![a-z])");

  private static final int LONG_ENOUGH = 6;

  private Names() {}

  /// True where what stands at the place is a word or a hump of an identifier: `StripeId` in
  /// `getStripeIdOrNull`, `stripe_id` in `my_stripe_id2`, not `stripeId` in `stripeIdentity`.
  static boolean isPart(String text, int start, int end) {
    boolean before =
        start == 0
            || !Character.isLetter(text.charAt(start - 1))
            || Character.isUpperCase(text.charAt(start))
                && !Character.isUpperCase(text.charAt(start - 1))
            || isEscaped(text, start);
    boolean after =
        end == text.length()
            || !Character.isLetter(text.charAt(end))
            || Character.isUpperCase(text.charAt(end))
                && !Character.isUpperCase(text.charAt(end - 1));
    return before && after;
  }

  /// True where no letter or digit of ASCII touches what stands at the place.
  static boolean isApart(String text, int start, int end) {
    return (start == 0 || !isAscii(text.charAt(start - 1)) || isEscaped(text, start))
        && (end == text.length() || !isAscii(text.charAt(end)));
  }

  private static boolean isAscii(char unit) {
    return unit < 0x80 && Character.isLetterOrDigit(unit);
  }

  /// True where the letter before belongs to an escape such as `\n`.
  private static boolean isEscaped(String text, int start) {
    if (start < 2 || "nrtbfv".indexOf(text.charAt(start - 1)) < 0) {
      return false;
    }
    int slashes = 0;
    while (slashes < start - 1 && text.charAt(start - 2 - slashes) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }

  /// A name with what it becomes.
  record Renaming(String from, String to) {}

  /// The names in the text that tell of a vendor by its id: `stripeId` becomes `paymentProviderId`,
  /// `twilio_account_id` becomes `messaging_provider_account_id`.
  static List<Renaming> ofVendors(String text) {
    var found = new ArrayList<Renaming>();
    var ids = VENDOR_ID.matcher(text);
    while (ids.find()) {
      var role = ROLES.get(ids.group(1).toLowerCase(java.util.Locale.ROOT));
      var words = new ArrayList<>(CaseStyles.words(ids.group()));
      if (role == null || words.isEmpty()) {
        continue;
      }
      if (words.getLast().equals("ids")) {
        words.set(words.size() - 1, "id");
      }
      var rest = words.subList(1, words.size());
      var from = camel(words);
      var target = new ArrayList<>(CaseStyles.words(role));
      target.addAll(rest);
      var renaming = new Renaming(from, camel(target));
      if (!rest.isEmpty() && !found.contains(renaming)) {
        found.add(renaming);
      }
    }
    return found;
  }

  /// Where a word of the policy stands: in any case, with any or no separators between its parts,
  /// on two lines, inside longer words where it is long enough to be no accident.
  static List<Segments.Span> ofTerm(String text, String term) {
    var words = CaseStyles.words(term);
    if (words.isEmpty()) {
      return List.of();
    }
    var places = new ArrayList<Segments.Span>();
    var matcher =
        Pattern.compile(
                words.stream().map(Pattern::quote).collect(Collectors.joining("[\\s_.-]{0,3}")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
            .matcher(text);
    boolean anywhere = String.join("", words).length() >= LONG_ENOUGH;
    while (matcher.find()) {
      if (anywhere || isPart(text, matcher.start(), matcher.end())) {
        places.add(new Segments.Span(matcher.start(), matcher.end()));
      }
    }
    return places;
  }

  private static String camel(List<String> words) {
    var name = new StringBuilder(words.getFirst());
    words.stream()
        .skip(1)
        .forEach(word ->
            name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length()));
    return name.toString();
  }
}

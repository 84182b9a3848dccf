package dev.bailiwick.core.redact.sanitizing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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
          "(?i)(?<![a-z])("
              + String.join("|", ROLES.keySet())
              + ")[_-]?((?:[a-z]{1,30}[_-]?)?)ids?(?![a-z])");

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

  /// True where no letter or digit touches what stands at the place.
  static boolean isApart(String text, int start, int end) {
    return (start == 0
            || !Character.isLetterOrDigit(text.charAt(start - 1))
            || isEscaped(text, start))
        && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
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

  private static String camel(List<String> words) {
    var name = new StringBuilder(words.getFirst());
    words.stream()
        .skip(1)
        .forEach(word ->
            name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length()));
    return name.toString();
  }
}

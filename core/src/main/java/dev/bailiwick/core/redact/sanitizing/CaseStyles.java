package dev.bailiwick.core.redact.sanitizing;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One name in the styles in which code spells it: `stripeId`, `StripeId`, `stripe_id`,
/// `STRIPE_ID`, `stripe-id`, `stripeid`, `Stripe Id`, `STRIPE ID` …, and the plural of each.
final class CaseStyles {
  private static final Pattern HUMP =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[\\s_.\\-]+");

  private CaseStyles() {}

  static List<String> words(String name) {
    return Arrays.stream(HUMP.split(name))
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  /// Every spelling of `from` with the same spelling of `to`, the name as given first. Spellings
  /// that would be the same text for two styles keep the first.
  static Map<String, String> pairs(String from, String to) {
    var pairs = new LinkedHashMap<String, String>();
    pairs.put(from, to);
    var source = words(from);
    var target = words(to);
    for (var style : Style.values()) {
      add(pairs, style.of(source), style.of(target));
    }
    for (var pair : List.copyOf(pairs.entrySet())) {
      add(pairs, plural(pair.getKey()), plural(pair.getValue()));
    }
    return pairs;
  }

  private static void add(Map<String, String> pairs, String from, String to) {
    if (!pairs.containsValue(to)) {
      pairs.putIfAbsent(from, to);
    }
  }

  private static String plural(String name) {
    boolean shout = name.equals(name.toUpperCase(Locale.ROOT));
    var last = name.substring(name.length() - 1).toLowerCase(Locale.ROOT);
    var ending = "sxz".contains(last) ? "es" : "s";
    return name + (shout ? ending.toUpperCase(Locale.ROOT) : ending);
  }

  private enum Style {
    CAMEL,
    PASCAL,
    SNAKE,
    SHOUT,
    KEBAB,
    TITLE,
    WORDS,
    SHOUT_WORDS,
    TRAIN,
    SHOUT_KEBAB,
    ADA,
    DOTTED,
    FLAT,
    SHOUT_FLAT;

    String of(List<String> words) {
      return switch (this) {
        case CAMEL ->
            words.getFirst()
                + words.stream().skip(1).map(Style::capital).collect(Collectors.joining());
        case PASCAL -> capitals(words, "");
        case SNAKE -> String.join("_", words);
        case SHOUT -> String.join("_", words).toUpperCase(Locale.ROOT);
        case KEBAB -> String.join("-", words);
        case TITLE -> capitals(words, " ");
        case WORDS -> String.join(" ", words);
        case SHOUT_WORDS -> String.join(" ", words).toUpperCase(Locale.ROOT);
        case TRAIN -> capitals(words, "-");
        case SHOUT_KEBAB -> String.join("-", words).toUpperCase(Locale.ROOT);
        case ADA -> capitals(words, "_");
        case DOTTED -> String.join(".", words);
        case FLAT -> String.join("", words);
        case SHOUT_FLAT -> String.join("", words).toUpperCase(Locale.ROOT);
      };
    }

    private static String capitals(List<String> words, String between) {
      return words.stream().map(Style::capital).collect(Collectors.joining(between));
    }

    private static String capital(String word) {
      return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
  }
}

package dev.bailiwick.core.redact.sanitizing;

import dev.bailiwick.core.secret.rule.SecretRule;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Texts that begin like a vendor's token, as the examples of the rules tell: with a wrong
/// checksum, cut short or made up. Thread-safe.
final class VendorTokens {
  private static final Pattern LITERAL_PREFIX =
      Pattern.compile("((?:[A-Za-z][A-Za-z0-9]*[_-])+)[A-Za-z0-9]*\\{\\{");
  private static final Pattern JSON_WEB_TOKEN =
      Pattern.compile("(?<![A-Za-z0-9])eyJ[\\w-]{10,2000}\\.[\\w-]{10,4000}\\.[\\w-]{10,2000}");
  private static final int SHORTEST = 4;

  private final Map<String, SecretRule> byPrefix = new LinkedHashMap<>();
  private final Optional<Pattern> anywhere;

  VendorTokens(List<SecretRule> rules) {
    for (var rule : rules) {
      for (var example : rule.examples()) {
        var prefix = LITERAL_PREFIX.matcher(example);
        if (prefix.find() && prefix.group(1).length() >= SHORTEST) {
          byPrefix.putIfAbsent(prefix.group(1), rule);
        }
      }
    }
    anywhere =
        byPrefix.isEmpty()
            ? Optional.empty()
            : Optional.of(
                Pattern.compile(
                    "(?<![A-Za-z0-9])("
                        + byPrefix.keySet().stream()
                            .sorted(java.util.Comparator.comparingInt(prefix -> -prefix.length()))
                            .map(Pattern::quote)
                            .collect(Collectors.joining("|"))
                        + ")([A-Za-z0-9_-]{16,400})"));
  }

  /// The rule of a whole literal that begins like a token.
  Optional<SecretRule> of(String content) {
    if (content.indexOf(' ') >= 0) {
      return Optional.empty();
    }
    return byPrefix.entrySet().stream()
        .filter(prefix ->
            content.length() >= prefix.getKey().length() + SHORTEST
                && content.startsWith(prefix.getKey())
                && content.substring(prefix.getKey().length()).chars().anyMatch(Character::isDigit))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /// Tokens anywhere in the text whose tail is random.
  void in(String text, BiConsumer<Segments.Span, SecretRule> found) {
    if (anywhere.isEmpty()) {
      return;
    }
    var tokens = anywhere.get().matcher(text);
    while (tokens.find()) {
      var rule = byPrefix.get(tokens.group(1));
      if (rule != null && isRandom(tokens.group(2))) {
        found.accept(new Segments.Span(tokens.start(), tokens.end()), rule);
      }
    }
  }

  /// Three parts of base64url, the first of which begins as a JSON object does (RFC 7519).
  static List<Segments.Span> webTokens(String text) {
    return JSON_WEB_TOKEN
        .matcher(text)
        .results()
        .map(token -> new Segments.Span(token.start(), token.end()))
        .toList();
  }

  /// Letters and digits mixed without words: at least twelve of them in a row, of eight kinds, and
  /// the sort changes often.
  private static boolean isRandom(String tail) {
    var kinds = new HashSet<Character>();
    int longest = 0;
    int run = 0;
    int digits = 0;
    int changes = 0;
    for (int i = 0; i < tail.length(); i++) {
      char unit = tail.charAt(i);
      run = Character.isLetterOrDigit(unit) ? run + 1 : 0;
      longest = Math.max(longest, run);
      digits += Character.isDigit(unit) ? 1 : 0;
      changes += i > 0 && sort(unit) != sort(tail.charAt(i - 1)) ? 1 : 0;
      kinds.add(unit);
    }
    int least = digits == 0 ? tail.length() / 3 : 4;
    return longest >= 12 && changes >= least && kinds.size() >= 8;
  }

  private static int sort(char unit) {
    return Character.isDigit(unit) ? 0 : Character.isUpperCase(unit) ? 1 : 2;
  }
}

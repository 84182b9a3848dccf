package dev.bailiwick.core.redact.sanitizing;

import dev.bailiwick.core.redact.SecretName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Names for the environment variables that take the place of secrets. One thread; one for all the
/// files that share an environment.
///
/// The name a value is given to in the code says best what it is; where that is a word for any
/// secret (`key`, `token`) or missing, the vendor or the called constructor goes before it.
final class VariableNames {
  private static final Pattern NAMED =
      Pattern.compile(
          "([A-Za-z_$][\\w$-]{0,80})[\"'`\\]]{0,2}\\s{0,8}(?:(?::\\s{0,4}[A-Za-z<>\\[\\]?&'. |]{1,40})?=|=>|:=|:)\\s{0,8}[({\\[]?$");
  private static final Pattern CALLED =
      Pattern.compile("([A-Za-z_][\\w]{1,60})(?:\\.\\w{1,40}){0,3}\\(\\s{0,40}$");
  private static final Pattern HUMP =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
  private static final Set<String> ANY_SECRET =
      Set.of(
          "KEY",
          "TOKEN",
          "SECRET",
          "PASSWORD",
          "PASS",
          "AUTH",
          "AUTHORIZATION",
          "CREDENTIALS",
          "VALUE",
          "API_KEY",
          "APIKEY",
          "API_TOKEN",
          "ACCESS_TOKEN",
          "ACCESS_KEY",
          "SECRET_KEY",
          "CLIENT_SECRET",
          "AUTH_TOKEN",
          "URL",
          "URI",
          "DSN");
  private static final Set<String> NO_VENDOR =
      Set.of(
          "CLIENT", "CREATE", "NEW", "CONNECT", "SET", "GET", "INIT", "REQUEST", "FETCH", "PRINT",
          "STRING", "FROM", "OF");
  private static final Pattern ADDRESS = Pattern.compile("(?i)(?:url|uri|dsn)$");
  private static final int LOOK_BACK = 200;

  private final Map<String, String> known = new HashMap<>();
  private final Set<String> taken = new java.util.HashSet<>();

  /// The variable for a value; the same value is always the same variable.
  ///
  /// @param vendor of the rule that found it; empty for none
  /// @param kind the last word where nothing else names the value: `KEY`, `TOKEN` …
  String of(String text, Literal literal, String value, String vendor, String kind) {
    return known.computeIfAbsent(value, _ -> free(proposed(text, literal, vendor, kind)));
  }

  /// True where the code gives the value a name.
  static boolean isNamed(String text, Literal literal) {
    var named = NAMED.matcher(before(text, literal.start()));
    return named.find() && says(named.group(1));
  }

  /// A name that tells of a secret or an address; `a`, `value` and `stripe` do not.
  private static boolean says(String name) {
    return SecretName.matches(name) || ADDRESS.matcher(name).find();
  }

  private String free(String name) {
    var free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  private static String proposed(String text, Literal literal, String vendor, String kind) {
    var line = before(text, literal.start());
    var named = NAMED.matcher(line);
    var name = named.find() && says(named.group(1)) ? upper(named.group(1)) : "";
    var maker = upper(vendor);
    if (maker.isEmpty()) {
      maker = called(line);
    }
    if (kind.indexOf('_') > 0 && (name.isEmpty() || ANY_SECRET.contains(name))) {
      return kind;
    }
    if (name.isEmpty()) {
      return (maker.isEmpty() ? "" : maker + "_") + kind;
    }
    boolean says = !ANY_SECRET.contains(name) || maker.isEmpty() || name.contains(maker);
    return says ? name : maker + "_" + name;
  }

  /// What leads to the literal on its own line; an opening parenthesis may end the line before.
  private static String before(String text, int start) {
    int from = Math.max(0, start - LOOK_BACK);
    int line = text.lastIndexOf('\n', start - 1);
    var before = text.substring(Math.max(from, line + 1), start);
    if (!before.isBlank() || line < from) {
      return before;
    }
    int previous = text.lastIndexOf('\n', line - 1);
    return text.substring(Math.max(from, previous + 1), start).stripTrailing();
  }

  private static String called(String line) {
    var called = CALLED.matcher(line);
    if (!called.find()) {
      return "";
    }
    var words = new ArrayList<>(Arrays.asList(upper(called.group(1)).split("_")));
    words.removeIf(NO_VENDOR::contains);
    return String.join("_", words.subList(0, Math.min(2, words.size())));
  }

  /// `stripeKey`, `stripe-key` and `StripeKey` are all `STRIPE_KEY`.
  static String upper(String name) {
    var words =
        Arrays.stream(HUMP.matcher(name).replaceAll("_").split("[^A-Za-z0-9]+"))
            .filter(word -> !word.isEmpty())
            .map(word -> word.toUpperCase(Locale.ROOT))
            .toList();
    var joined = String.join("_", words);
    return joined.isEmpty() || !Character.isDigit(joined.charAt(0)) ? joined : "_" + joined;
  }

  /// All names given so far, sorted.
  List<String> given() {
    return taken.stream().sorted().toList();
  }
}

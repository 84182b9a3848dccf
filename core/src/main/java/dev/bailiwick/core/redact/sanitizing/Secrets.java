package dev.bailiwick.core.redact.sanitizing;

import dev.bailiwick.core.redact.SecretName;
import dev.bailiwick.core.secret.SecretFinding;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.Session;
import dev.bailiwick.core.secret.rule.SecretRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What must not be shared at any price: places of secrets in a text. One thread.
///
/// Wider than a scan for commits: whatever begins like a vendor's token or is given to a name that
/// tells of a secret counts, with a wrong checksum, cut short or made up.
final class Secrets {
  /// @param vendor empty where no vendor's rule found it
  /// @param kind the word for what it is: `KEY`, `TOKEN`, `PASSWORD`, `URL` …
  record Place(int start, int end, String vendor, String kind) {}

  private static final Pattern LITERAL_PREFIX =
      Pattern.compile("((?:[A-Za-z][A-Za-z0-9]*[_-])+)[A-Za-z0-9]*\\{\\{");
  private static final Pattern USER_INFO =
      Pattern.compile(
          "[a-z][a-z0-9+.-]{1,30}://[^\\s:/@'\"`<>${}]{0,200}:(?!\\$)[^\\s@/'\"`<>{}]{1,200}@[^\\s'\"`<>,;)]{1,400}");
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----.*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|\\z)",
          Pattern.DOTALL);
  private static final Pattern NAME =
      Pattern.compile(
          "([A-Za-z_$][\\w$.-]{0,80})[\"'`\\]]{0,2}\\s{0,8}(?::\\s{0,4}[A-Za-z<>\\[\\]?&'"
              + " |]{1,40}=|=>|:=|[:=])\\s{0,8}[({\\[]?$");
  private static final Pattern NOT_A_VALUE =
      Pattern.compile(
          "(?i)\\s*|true|false|null|none|nil|undefined|string|bearer|basic|[a-z]+://[^@]*"
              + "|[-+]?[0-9.]{1,6}|.*(?:\\$\\{|\\{\\{|\\$\\(|%\\(|<[a-z]).*|\\$\\w+|env[.:]\\S*|process\\.env\\S*|vault:\\S*|op:\\S*",
          Pattern.DOTALL);
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?i).*(?:your[_-]?|_here|change_?me|placeholder|example|xxxx|\\*\\*\\*\\*|dummy|redacted).*",
          Pattern.DOTALL);
  private static final int LOOK_BACK = 140;
  private static final int SHORTEST = 4;
  private static final int LONG_ENOUGH = 8;

  private final Session session;
  private final Map<String, SecretRule> rules = new HashMap<>();
  private final List<Map.Entry<String, SecretRule>> prefixes = new ArrayList<>();

  Secrets(SecretScanner scanner) {
    session = scanner.session();
    for (var rule : scanner.rules()) {
      rules.put(rule.id(), rule);
      for (var example : rule.examples()) {
        var prefix = LITERAL_PREFIX.matcher(example);
        if (prefix.find() && prefix.group(1).length() >= SHORTEST) {
          prefixes.add(Map.entry(prefix.group(1), rule));
        }
      }
    }
  }

  /// The places, by their start; they do not overlap.
  List<Place> of(String text, List<Literal> literals) {
    var places = new ArrayList<Place>();
    matches(PEM, text, _ -> "PRIVATE_KEY", places);
    matches(USER_INFO, text, Secrets::service, places);
    found(text, places);
    for (var literal : literals) {
      literal(text, literal, places);
    }
    again(text, places);
    places.sort(
        java.util.Comparator.comparingInt(Place::start).thenComparingInt(place -> -place.end()));
    var apart = new ArrayList<Place>();
    for (var place : places) {
      if (apart.isEmpty() || apart.getLast().end() <= place.start()) {
        apart.add(place);
      }
    }
    return apart;
  }

  /// What a connection string leads to.
  private static String service(String url) {
    var scheme = url.substring(0, url.indexOf(':'));
    return switch (scheme) {
      case "postgres",
          "postgresql",
          "mysql",
          "mariadb",
          "mongodb",
          "mongodb+srv",
          "sqlserver",
          "mssql",
          "oracle",
          "cockroachdb" ->
          "DATABASE_URL";
      case "redis", "rediss" -> "REDIS_URL";
      case "amqp", "amqps" -> "AMQP_URL";
      case "smtp", "smtps" -> "SMTP_URL";
      default -> "URL";
    };
  }

  /// A value that was found once is a secret wherever it stands in the text.
  private static void again(String text, List<Place> places) {
    var seen = new java.util.HashSet<String>();
    for (var place : List.copyOf(places)) {
      var value = text.substring(place.start(), place.end());
      if (value.length() < LONG_ENOUGH || !seen.add(value)) {
        continue;
      }
      for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length())) {
        if (at != place.start()) {
          places.add(new Place(at, at + value.length(), place.vendor(), place.kind()));
        }
      }
    }
  }

  private static void matches(
      Pattern pattern,
      String text,
      java.util.function.UnaryOperator<String> kind,
      List<Place> places) {
    var matcher = pattern.matcher(text);
    while (matcher.find()) {
      if (!PLACEHOLDER.matcher(matcher.group()).matches()) {
        places.add(new Place(matcher.start(), matcher.end(), "", kind.apply(matcher.group())));
      }
    }
  }

  private void found(String text, List<Place> places) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var units = new Units(text);
    for (SecretFinding finding : session.scan(bytes, 0, bytes.length)) {
      var rule = rules.get(finding.rule());
      var vendor = rule == null ? "" : rule.owner();
      int start = units.at(finding.start());
      places.add(new Place(start, units.at(finding.end()), vendor, kind(finding.rule())));
    }
  }

  /// UTF-16 offsets of rising byte offsets.
  private static final class Units {
    private final String text;
    private int seen;
    private int unit;

    Units(String text) {
      this.text = text;
    }

    int at(int bytes) {
      while (unit < text.length() && seen < bytes) {
        int point = text.codePointAt(unit);
        seen += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
        unit += Character.charCount(point);
      }
      return unit;
    }
  }

  /// The word for what a rule finds.
  static String kind(String rule) {
    for (var word :
        List.of("password", "secret", "token", "key", "webhook", "url", "dsn", "cookie")) {
      if (rule.contains(word)) {
        return word.toUpperCase(java.util.Locale.ROOT);
      }
    }
    return "KEY";
  }

  private void literal(String text, Literal literal, List<Place> places) {
    var content = literal.content(text);
    boolean telling = content.length() >= SHORTEST && content.length() <= 4096;
    if (!telling
        || NOT_A_VALUE.matcher(content).matches()
        || PLACEHOLDER.matcher(content).matches()) {
      return;
    }
    for (var prefix : prefixes) {
      boolean more = content.length() >= prefix.getKey().length() + SHORTEST;
      if (more && content.startsWith(prefix.getKey()) && content.indexOf(' ') < 0) {
        add(literal, prefix.getValue().vendor(), kind(prefix.getValue().id()), places);
        return;
      }
    }
    var named =
        NAME.matcher(text.substring(Math.max(0, literal.start() - LOOK_BACK), literal.start()));
    if (content.indexOf(' ') < 0
        && named.find()
        && SecretName.matches(named.group(1))
        && isOpaque(content)) {
      add(literal, "", "KEY", places);
    }
  }

  /// A word of the language (`token: 'identifier'`, `key: "user.name"`) is no secret; a digit, a
  /// sign or mixed case makes it one, and so does length.
  private static boolean isOpaque(String content) {
    return content.length() >= 8 && content.chars().anyMatch(Character::isDigit)
        || content.length() >= 6 && content.matches("(?s).*[^A-Za-z0-9_./:-].*");
  }

  private static void add(Literal literal, String vendor, String kind, List<Place> places) {
    places.add(new Place(literal.contentStart(), literal.contentEnd(), vendor, kind));
  }
}

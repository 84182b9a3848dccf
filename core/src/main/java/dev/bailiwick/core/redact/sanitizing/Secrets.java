package dev.bailiwick.core.redact.sanitizing;

import dev.bailiwick.core.secret.SecretFinding;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.secret.Session;
import dev.bailiwick.core.secret.rule.SecretRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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

  private static final Pattern USER_INFO =
      Pattern.compile(
          "[a-z][a-z0-9+.-]{1,30}://([^\\s:/@'\"`<>${}]{0,200}:(?!\\$)[^\\s@/'\"`<>{}]{1,200})@[^\\s'\"`<>,;)\\]}\\\\]{1,400}");
  private static final Pattern FORMAT = Pattern.compile(".*(?:%[sdvq]|\\*\\*\\*).*");

  /// A variable, a call or a piece of either, where no literal and no comment stands.
  private static final Pattern EXPRESSION =
      Pattern.compile("(?s)[$@&*(\\[{].*|.*[\\[\\](){};,].*|[A-Za-z_][A-Za-z_.]*\\d?");

  private static final int SHORTEST = 4;
  private static final int LONG_ENOUGH = 8;

  private final Session session;
  private final Map<String, SecretRule> rules = new HashMap<>();
  private final VendorTokens tokens;

  Secrets(SecretScanner scanner) {
    session = scanner.session();
    tokens = new VendorTokens(scanner.rules());
    scanner.rules().forEach(rule -> rules.put(rule.id(), rule));
  }

  /// The places, by their start; they do not overlap.
  List<Place> of(String text, Idiom idiom, Segments segments) {
    var places = new ArrayList<Place>();
    PrivateKeys.in(text)
        .forEach(key -> places.add(new Place(key.start(), key.end(), "", "PRIVATE_KEY")));
    connections(text, places);
    found(text, idiom, segments, places);
    tokens.in(text, (span, rule) -> places.add(place(span, rule.owner(), kind(rule.id()))));
    VendorTokens.webTokens(text).forEach(span -> places.add(place(span, "", "TOKEN")));
    segments.literals().forEach(literal -> literal(text, literal, places));
    named(text, idiom, segments, places);
    again(text, places);
    return apart(places);
  }

  private static Place place(Segments.Span span, String vendor, String kind) {
    return new Place(span.start(), span.end(), vendor, kind);
  }

  /// Where two meet, they are one: no tail of the second may stay.
  private static List<Place> apart(List<Place> places) {
    places.sort(
        java.util.Comparator.comparingInt(Place::start).thenComparingInt(place -> -place.end()));
    var apart = new ArrayList<Place>();
    for (var place : places) {
      if (apart.isEmpty() || apart.getLast().end() <= place.start()) {
        apart.add(place);
      } else if (place.end() > apart.getLast().end()) {
        var first = apart.removeLast();
        apart.add(new Place(first.start(), place.end(), first.vendor(), first.kind()));
      }
    }
    return apart;
  }

  /// Names with values where no literal stands: in comments and literals of code, anywhere in other
  /// texts.
  private static void named(String text, Idiom idiom, Segments segments, List<Place> places) {
    var spans = new ArrayList<Segments.Span>();
    if (idiom.family() == Idiom.Family.CODE) {
      segments
          .literals()
          .forEach(one -> spans.addAll(NamedValues.in(text, one.contentStart(), one.contentEnd())));
      segments
          .comments()
          .forEach(one -> spans.addAll(NamedValues.in(text, one.start(), one.end())));
    } else {
      spans.addAll(NamedValues.in(text, 0, text.length()));
    }
    spans.forEach(span -> places.add(place(span, "", "KEY")));
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

  private static void connections(String text, List<Place> places) {
    var urls = USER_INFO.matcher(text);
    while (urls.find()) {
      var user = urls.group(1);
      if (!NamedValues.isPlaceholder(user) && !FORMAT.matcher(user).matches()) {
        places.add(new Place(urls.start(), urls.end(), "", service(urls.group())));
      }
    }
  }

  private void found(String text, Idiom idiom, Segments segments, List<Place> places) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var units = new Units(text);
    for (SecretFinding finding : session.scan(bytes, 0, bytes.length)) {
      var rule = rules.get(finding.rule());
      var vendor = rule == null ? "" : rule.owner();
      int start = units.at(finding.start());
      int end = units.at(finding.end());
      boolean code =
          idiom.family() == Idiom.Family.CODE
              && finding.validated().isEmpty()
              && !segments.isText(start)
              && EXPRESSION.matcher(text.substring(start, end)).matches();
      if (!PrivateKeys.isOne(text, start) && !code) {
        places.add(place(within(segments, start, end), vendor, kind(finding.rule())));
      }
    }
  }

  /// What a finding has of the literal in which it starts.
  private static Segments.Span within(Segments segments, int start, int end) {
    for (var literal : segments.literals()) {
      if (literal.contentStart() <= start && start < literal.contentEnd()) {
        return new Segments.Span(start, Math.min(end, literal.contentEnd()));
      }
      if (literal.start() > start) {
        break;
      }
    }
    return new Segments.Span(start, end);
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
    if (!telling || NamedValues.isNone(content)) {
      return;
    }
    var rule = tokens.of(content);
    if (rule.isPresent()) {
      add(literal, rule.get().owner(), kind(rule.get().id()), places);
      return;
    }
    NamedValues.name(text, literal)
        .ifPresent(name -> add(literal, "", kind(name.toLowerCase(Locale.ROOT)), places));
  }

  private static void add(Literal literal, String vendor, String kind, List<Place> places) {
    places.add(new Place(literal.contentStart(), literal.contentEnd(), vendor, kind));
  }
}

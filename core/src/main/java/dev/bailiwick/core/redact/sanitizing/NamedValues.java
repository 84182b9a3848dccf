package dev.bailiwick.core.redact.sanitizing;

import dev.bailiwick.core.redact.SecretName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Values that a name tells to be secrets: `password = …`, `"token": "…"`, `setPassword("…")`,
/// `<password>…</password>`.
final class NamedValues {
  private static final String NAMED = "([A-Za-z_$][\\w$.-]{0,80})";
  private static final String LEADS =
      "(?::[ \\t]{0,4}[A-Za-z<>\\[\\]?&'"
          + " |.]{1,40}=|\\(\\)\\s{1,4}default|===?|!==?|=>|:=|\\\\\\\\|[:=])";
  private static final Pattern BEFORE =
      Pattern.compile(
          NAMED + "[\"'`\\]]{0,2}\\s{0,8}" + LEADS + "\\s{0,8}[({\\[]?(?::|~[A-Za-z])?$");
  private static final Pattern CALLED =
      Pattern.compile("([A-Za-z_]\\w{0,80})\\(\\s{0,8}(?:[\"'](\\w[\\w.-]{0,60})[\"'],\\s{0,8})?$");
  private static final Pattern SPACED =
      Pattern.compile(
          "(?i)(?:\\bpassword|\\bidentified\\s{1,4}by|\\bENV\\s{1,4}\\w{0,60}(?:PASSWORD|SECRET|TOKEN|KEY))\\s{1,4}$");
  private static final Pattern ANYWHERE =
      Pattern.compile(
          "(?<![\\w$.-])"
              + NAMED
              + "(?:[\"'`\\]]{0,2}[ \\t]{0,8}(?:=>|:=|[:=])[ \\t]{0,8}[\"'`]?|>)"
              + "([^\\s\"'`,;<>(){}\\[\\]\\\\]{6,200})");
  private static final Pattern ASKS =
      Pattern.compile(
          "(?i)(?:get|has|is|find|remove|delete|contains|parse|validate|check|match|next|expect|read|test|assert|new|load|create|describe|it).*");
  private static final Pattern PASSWORD =
      Pattern.compile("(?i).*(?:pass(?:word|wd|phrase)?|pwd|secret)");
  private static final Pattern GIVEN =
      Pattern.compile("(?i).*(?:password|passwd|secret|token|api_?key)");
  private static final Pattern NOT_A_VALUE =
      Pattern.compile(
          "(?i)\\s*|true|false|null|none|nil|undefined|string|bearer|basic|[a-z]+://[^@]*"
              + "|[-+]?[0-9.]{1,6}|.*(?:\\$\\{|\\{\\{|\\$\\(|%\\(|<[a-z]).*|\\$\\w+|env[.:]\\S*|process\\.env\\S*|vault:\\S*|op:\\S*",
          Pattern.DOTALL);
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?i).*(?:your[_-]?|_here|change_?me|placeholder|example|xxxx|\\*\\*\\*\\*|dummy|redacted).*",
          Pattern.DOTALL);
  private static final Pattern SIGNED = Pattern.compile("(?s).*[!@#$%^&*+?~|].*[^=]");

  /// What stands last in the name of a value that only goes with a secret.
  private static final Set<String> HARMLESS =
      Set.of(
          "identifier",
          "version",
          "script",
          "name",
          "names",
          "id",
          "ids",
          "url",
          "uri",
          "host",
          "endpoint",
          "field",
          "column",
          "header",
          "label",
          "class",
          "count",
          "size",
          "index",
          "format",
          "algorithm",
          "alg",
          "method",
          "mode",
          "policy",
          "prefix",
          "suffix",
          "pattern",
          "regex",
          "error",
          "message",
          "msg",
          "hint",
          "title",
          "description",
          "expiry",
          "expires",
          "timeout",
          "provider",
          "manager",
          "service",
          "handler",
          "factory",
          "event",
          "kind",
          "status",
          "state",
          "min",
          "max",
          "template",
          "route",
          "code",
          "usage",
          "scope",
          "issuer");

  private static final int LOOK_BACK = 140;

  private NamedValues() {}

  /// True where a text is no value of its own: a word of the language, a reference, a placeholder.
  static boolean isNone(String content) {
    return NOT_A_VALUE.matcher(content).matches() || isPlaceholder(content);
  }

  static boolean isPlaceholder(String content) {
    return PLACEHOLDER.matcher(content).matches();
  }

  /// The name that leads to the literal, where it names a secret and the literal looks like one.
  static Optional<String> name(String text, Literal literal) {
    var content = literal.content(text);
    if (content.indexOf(' ') >= 0 || content.length() < 6) {
      return Optional.empty();
    }
    var before = text.substring(Math.max(0, literal.start() - LOOK_BACK), literal.start());
    var named = BEFORE.matcher(before);
    if (named.find()) {
      return Optional.of(named.group(1))
          .filter(name -> isSecretName(name) && isOpaque(name, content));
    }
    var called = CALLED.matcher(before);
    if (called.find()) {
      var name = called.group(2) == null ? called.group(1) : called.group(2);
      boolean given =
          GIVEN.matcher(name).matches()
              && !ASKS.matcher(called.group(1)).matches()
              && !ASKS.matcher(name).matches();
      return given && isOpaque(name, content) ? Optional.of(name) : Optional.empty();
    }
    return SPACED.matcher(before).find() && isOpaque("password", content)
        ? Optional.of("password")
        : Optional.empty();
  }

  /// Values behind names in a text that is no code: a comment, a heredoc, a page, a configuration.
  static List<Segments.Span> in(String text, int from, int to) {
    var values = new ArrayList<Segments.Span>();
    var named = ANYWHERE.matcher(text).region(from, to);
    named.useTransparentBounds(true);
    while (named.find()) {
      var value = named.group(2);
      boolean refers = ":%@&*!~".indexOf(value.charAt(0)) >= 0 || value.indexOf('$') >= 0;
      if (!refers
          && isSecretName(named.group(1))
          && !isNone(value)
          && value.chars().anyMatch(Character::isLetter)
          && isOpaque(named.group(1), value)) {
        values.add(new Segments.Span(named.start(2), named.end(2)));
      } else {
        named.region(named.start(2), to);
      }
    }
    return values;
  }

  /// The secret's word is one of the last two, or a password's of the last three; what goes with a
  /// secret is none.
  private static boolean isSecretName(String name) {
    var words = CaseStyles.words(name);
    if (words.isEmpty() || HARMLESS.contains(words.getLast())) {
      return false;
    }
    var last = words.subList(Math.max(0, words.size() - 2), words.size());
    return SecretName.matches(String.join("_", last))
        || words.size() > 2 && PASSWORD.matcher(words.get(words.size() - 3)).matches();
  }

  /// A word of the language (`token: 'identifier'`, `key: "user.name"`) is no secret; a digit or a
  /// sign makes it one where it is long enough.
  private static boolean isOpaque(String name, String content) {
    boolean digit = content.chars().anyMatch(Character::isDigit);
    int least = PASSWORD.matcher(name.toLowerCase(Locale.ROOT)).matches() ? 6 : 8;
    return content.length() >= least && digit
        || content.length() >= 6 && SIGNED.matcher(content).matches();
  }
}

package dev.bailiwick.core.redact;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Masks what looks like a secret in a command before it is kept. Thread-safe, linear in the text.
///
/// Masks user-info in URLs, values of variables, options, headers and fields whose name speaks of a
/// secret, the password options of well-known programs, PEM blocks, tokens with a vendor's prefix
/// and long random-looking words. Does not see: a password given as a plain word where no name
/// tells it (`login anna hunter2`), and a secret that a script puts together.
public final class Redactor {
  public static final String MASK = "\u2039redacted\u203a";

  /// UTF-16 units; a longer command is masked whole, since a cut could leave half a secret.
  private static final int MAX = 64 << 10;

  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN [A-Z0-9 ]{1,40}-----.*?(?:-----END [A-Z0-9 ]{1,40}-----|$(?!\\n))",
          Pattern.DOTALL);
  private static final Pattern USER_INFO =
      Pattern.compile("(?<=://)([^\\s/'\"<>@]{1,1024}+(?:@[^\\s/'\"<>@]{1,1024}+){0,8}+)");
  private static final Pattern PLAIN_USER = Pattern.compile("git|hg|svn|anonymous");
  private static final Pattern HEADER =
      Pattern.compile(
          "(?i)\\b((?:proxy-)?authorization|(?:set-)?cookie2?)([\"'\\\\]{0,2}+\\s*+:\\s*+[\"'\\\\]{0,2}+)([^\"'\\n]++)");
  private static final Pattern SCHEME =
      Pattern.compile("(?i)\\b(bearer|basic)(\\s++)(?=\\S*\\d)([A-Za-z0-9._~+/=-]{6,}+)");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<![A-Za-z0-9_.-])([A-Za-z0-9_.-]{2,80}+)"
              + "\\\\?[\"']?\\]?\\s{0,3}(?:\\+=|:=|=>|[=:])\\s{0,3}");
  private static final Pattern OPTION =
      Pattern.compile("(?<!\\S)(--?[A-Za-z][A-Za-z0-9_.-]{1,80}+)\\s++(?!-)");
  private static final Pattern WORD = Pattern.compile(ShellWord.VALUE);
  private static final Pattern USER_OPTION =
      Pattern.compile(
          "(?<!\\S)(-u|-U|--user|--proxy-user)([\\s=]{0,3}[\"']?[^\\s:'\"%]{0,200}+[:%])("
              + ShellWord.VALUE
              + ")");
  private static final Pattern OPENSSL = Pattern.compile("\\b(pass)(:)(" + ShellWord.VALUE + ")");
  private static final Pattern VENDOR =
      Pattern.compile(
          "(?<![A-Za-z0-9])(?:"
              + "eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]*+(?:\\.[A-Za-z0-9_-]*+)?"
              + "|A[KS]IA[A-Z0-9]{12,}+"
              + "|AIza[A-Za-z0-9_-]{20,}+"
              + "|[A-Za-z]{2,10}[_-](?:live|test|prod|pat|api|ant|proj|oat|key)[_-][A-Za-z0-9_-]{8,}+"
              + "|(?:gh[a-z]|github_pat|glpat|xox[a-z]|sk|pk|rk|npm|hf|pypi|dop_v1|shp[a-z]{2})[_-](?=[A-Za-z_-]*+[0-9])[A-Za-z0-9_-]{16,}+"
              + ")");
  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9+/_=-]{20,}+");
  private static final Pattern REFERENCE = Pattern.compile("\"?\\$(?:\\w++|\\{\\w++\\})\"?");
  private static final Pattern HARMLESS =
      Pattern.compile("(?i)true|false|yes|no|on|off|none|null|\"\"|''|\\d{1,2}(?:,\\d{1,2})?");
  private static final Pattern DIGITS = Pattern.compile("\\d{1,6}");

  private Redactor() {}

  /// The command with each secret-looking part replaced by [#MASK].
  public static String command(String command) {
    if (command.length() > MAX) {
      return MASK;
    }
    var text = PEM.matcher(command).replaceAll(mask());
    text = replace(USER_INFO, text, Redactor::userInfo);
    text = replace(HEADER, text, match -> match.group(1) + match.group(2) + MASK);
    text = replace(SCHEME, text, match -> match.group(1) + match.group(2) + MASK);
    text = named(NAMED, text);
    text = named(OPTION, text);
    text = replace(USER_OPTION, text, Redactor::user);
    text = replace(OPENSSL, text, match -> match.group(1) + match.group(2) + MASK);
    text = ProgramOptions.mask(text);
    text = VENDOR.matcher(text).replaceAll(mask());
    return replace(RUN, text, Redactor::run);
  }

  private static String mask() {
    return Matcher.quoteReplacement(MASK);
  }

  static String replace(Pattern pattern, String text, Function<MatchResult, String> with) {
    return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(with.apply(match)));
  }

  private static String userInfo(MatchResult match) {
    var authority = match.group(1);
    int at = authority.lastIndexOf('@');
    if (at < 0 || PLAIN_USER.matcher(authority.substring(0, at)).matches()) {
      return authority;
    }
    return MASK + authority.substring(at);
  }

  /// Masks the value behind each name that tells; a value whose name tells nothing is searched for
  /// further names: `data='password=x'`.
  private static String named(Pattern names, String text) {
    var name = names.matcher(text);
    var value = WORD.matcher(text);
    var out = new StringBuilder();
    int copied = 0;
    for (int from = 0; from <= text.length() && name.find(from); ) {
      from = name.end();
      var tells = SecretName.matches(name.group(1));
      if (tells && value.region(from, text.length()).lookingAt() && !stays(value.group())) {
        out.append(text, copied, from).append(MASK);
        copied = value.end();
        from = copied;
      }
    }
    return out.append(text, copied, text.length()).toString();
  }

  private static boolean stays(String value) {
    return value.startsWith(MASK)
        || value.startsWith("//")
        || REFERENCE.matcher(value).matches()
        || HARMLESS.matcher(value).matches();
  }

  private static String user(MatchResult match) {
    var ids = DIGITS.matcher(match.group(3)).matches();
    return ids ? match.group() : match.group(1) + match.group(2) + MASK;
  }

  /// A run with slashes may be a path, whose names are told apart one by one, or base64.
  private static String run(MatchResult match) {
    var run = match.group();
    if (Randomness.isIn(run)) {
      return MASK;
    }
    var out = new StringBuilder(run);
    for (int end = run.length(); end > 0; ) {
      int start = Math.max(run.lastIndexOf('/', end - 1), run.lastIndexOf('=', end - 1)) + 1;
      if (Randomness.isIn(run.substring(start, end))) {
        out.replace(start, end, MASK);
      }
      end = start - 1;
    }
    return out.toString();
  }
}

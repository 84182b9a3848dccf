package dev.bailiwick.core.redact.gateway;

import dev.bailiwick.core.redact.SecretName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Values that the name before them tells to be secret, whatever they look like: `DB_PASSWORD=…`,
/// `"apiKey": "…"`, `client-secret: …`. Thread-safe.
///
/// Wider than a scan for commits, since a placeholder that comes back costs little. A value is one
/// word of at least eight characters with letters and digits; without quotes it must be all of its
/// line. Does not see: words of letters alone, sentences, names that tell nothing.
final class NamedValues implements Detector {
  private static final int LONGEST_NAME = 60;
  private static final int SHORTEST = 8;
  private static final int LONGEST = 512;

  private static final Pattern TELLING =
      Pattern.compile(
          "(?:.*[_.-])?(?:password|passwd|pwd|passphrase|pass|secret|token|api[_-]?key|access[_-]?key"
              + "|secret[_-]?key|private[_-]?key|signing[_-]?key|encryption[_-]?key|credentials?)"
              + "|.*(?:password|passwd|passphrase|secret|token|apikey|accesskey|secretkey|privatekey)");

  private static final Pattern CODE =
      Pattern.compile(
          "[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)+|\\$\\S*|[a-z]+(?:-[a-z]+)*-?\\d{0,2}"
              + "|[A-Z]+(?:_[A-Z]+)*_?\\d{0,2}|(?i)(?:your|example|changeme|dummy|xxxx).*|.*_HERE");

  @Override
  public List<Span> find(byte[] text, int from, int to) {
    var spans = new ArrayList<Span>();
    for (int at = from + 3; at < to - SHORTEST; at++) {
      if ((text[at] == '=' || text[at] == ':') && tells(text, from, at)) {
        var span = value(text, at, to);
        if (span != null) {
          spans.add(span);
          at = span.end();
        }
      }
    }
    return spans;
  }

  private static boolean tells(byte[] text, int from, int sign) {
    int end = sign;
    while (end > from && sign - end < 3 && " \"'`]:".indexOf(text[end - 1]) >= 0) {
      end--;
    }
    int start = end;
    while (start > from && end - start <= LONGEST_NAME && isName(text[start - 1])) {
      start--;
    }
    if (end - start < 3) {
      return false;
    }
    var name = new String(text, start, end - start, StandardCharsets.ISO_8859_1);
    return TELLING.matcher(name.toLowerCase(Locale.ROOT)).matches() && SecretName.matches(name);
  }

  private static boolean isName(byte b) {
    return b >= 'a' && b <= 'z'
        || b >= 'A' && b <= 'Z'
        || b >= '0' && b <= '9'
        || b == '_'
        || b == '-'
        || b == '.';
  }

  private static @org.jspecify.annotations.Nullable Span value(byte[] text, int sign, int to) {
    int start = sign + 1;
    while (start < to && start - sign < 4 && " =>".indexOf(text[start]) >= 0) {
      start++;
    }
    boolean quoted = start < to && "\"'`".indexOf(text[start]) >= 0;
    char quote = quoted ? (char) text[start++] : '\n';
    int end = start;
    while (end < to && end - start <= LONGEST && isValue(text[end], quote)) {
      end++;
    }
    boolean closed = quoted ? end < to && text[end] == quote : isLineEnd(text, end, to);
    if (!closed || end - start < SHORTEST || end - start > LONGEST) {
      return null;
    }
    var value = new String(text, start, end - start, StandardCharsets.ISO_8859_1);
    return isOpaque(value) && (quoted || !value.matches(".*[(){}<>;,\"'`].*"))
        ? new Span(start, end)
        : null;
  }

  private static boolean isValue(byte b, char quote) {
    return b > ' ' && b != quote && b != '\\';
  }

  private static boolean isLineEnd(byte[] text, int at, int to) {
    return at >= to
        || text[at] == '\n'
        || text[at] == '\r'
        || text[at] == ' ' && at + 1 < to && text[at + 1] == '#';
  }

  private static boolean isOpaque(String value) {
    return value.chars().anyMatch(Character::isDigit)
        && value.chars().anyMatch(Character::isLetter)
        && value.indexOf("${") < 0
        && value.indexOf("://") < 0
        && !value.startsWith("/")
        && !value.startsWith("./")
        && !CODE.matcher(value).matches();
  }
}

package dev.bailiwick.core.redact.sanitizing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Private keys in PEM (RFC 7468) and what stands for them: the first and the last line stay, and
/// so do the indent, the comment signs and the quotes of the lines between.
final class PrivateKeys {
  private static final Pattern BEGIN =
      Pattern.compile("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----");
  private static final Pattern END =
      Pattern.compile("-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----");
  private static final Pattern BODY_LINE = Pattern.compile("[^\\n]*[A-Za-z0-9+/=]{16,}[^\\n]*\\n?");
  private static final Pattern PLAIN_LINE =
      Pattern.compile("([\\s*#/;|!<>-]*)([A-Za-z0-9+/=]{4,}|[A-Za-z-]+: [^\\n]*)(\\s*)");
  private static final Pattern RUN =
      Pattern.compile("(?:(?<=\\\\[nr])|(?<![A-Za-z0-9+/=\\\\]))[A-Za-z0-9+/=]{6,}");
  private static final int LONGEST = 20_000;

  private PrivateKeys() {}

  /// Each key from its first to its last line; of one without an end what looks like its body.
  static List<Segments.Span> in(String text) {
    var keys = new ArrayList<Segments.Span>();
    var begin = BEGIN.matcher(text);
    while (begin.find()) {
      int limit = Math.min(text.length(), begin.end() + LONGEST);
      var another = BEGIN.matcher(text).region(begin.end(), limit);
      int stop = another.find() ? another.start() : limit;
      var end = END.matcher(text).region(begin.end(), stop);
      keys.add(
          new Segments.Span(
              begin.start(), end.find() ? end.end() : bodyEnd(text, begin.end(), stop)));
    }
    return keys;
  }

  private static int bodyEnd(String text, int from, int stop) {
    int line = text.indexOf('\n', from);
    if (line < 0 || line >= stop) {
      var run = RUN.matcher(text).region(from, stop);
      int end = from;
      while (run.find() && run.start() - end <= 2) {
        end = run.end();
      }
      return end;
    }
    int at = line + 1;
    var body = BODY_LINE.matcher(text).region(at, stop);
    while (body.lookingAt()) {
      at = body.end();
      body.region(at, stop);
    }
    return at > line + 1 && text.charAt(at - 1) == '\n' ? at - 1 : Math.max(at - 1, from);
  }

  static boolean isOne(String text, int at) {
    return text.startsWith("-----BEGIN", at);
  }

  /// True where the key is written on more than one line.
  static boolean isMultiline(String key) {
    return key.indexOf('\n') >= 0;
  }

  /// The key of many lines with the placeholder for its body.
  static String hidden(String key, String placeholder) {
    var lines = key.split("\n", -1);
    var hidden = new StringBuilder(lines[0]);
    boolean said = false;
    for (int i = 1; i < lines.length; i++) {
      if (END.matcher(lines[i]).find()) {
        hidden.append('\n').append(lines[i]);
        continue;
      }
      var plain = PLAIN_LINE.matcher(lines[i]);
      if (plain.matches()) {
        if (!said) {
          hidden.append('\n').append(plain.group(1)).append(placeholder).append(plain.group(3));
        }
      } else {
        hidden.append('\n').append(RUN.matcher(lines[i]).replaceAll(placeholder));
      }
      said = true;
    }
    return hidden.toString();
  }
}

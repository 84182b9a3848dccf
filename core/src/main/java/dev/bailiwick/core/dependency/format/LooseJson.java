package dev.bailiwick.core.dependency.format;

/// JSON with comments (`//`, `/* */`) and trailing commas to plain JSON of the same length: what
/// goes becomes spaces, so that every offset stays.
final class LooseJson {
  private LooseJson() {}

  static String plain(String text) {
    var out = text.toCharArray();
    int comma = -1;
    int at = 0;
    while (at < out.length) {
      char letter = out[at];
      if (letter == '"') {
        at = stringEnd(out, at);
        comma = -1;
      } else if (letter == '/'
          && at + 1 < out.length
          && (out[at + 1] == '/' || out[at + 1] == '*')) {
        at = blankComment(out, at);
      } else {
        if ((letter == '}' || letter == ']') && comma >= 0) {
          out[comma] = ' ';
        }
        if (letter == ',') {
          comma = at;
        } else if (!Character.isWhitespace(letter)) {
          comma = -1;
        }
        at++;
      }
    }
    return new String(out);
  }

  private static int stringEnd(char[] text, int from) {
    int at = from + 1;
    while (at < text.length && text[at] != '"') {
      at += text[at] == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, text.length);
  }

  private static int blankComment(char[] text, int from) {
    boolean line = text[from + 1] == '/';
    int at = line ? from : from + 2;
    while (at < text.length
        && (line ? text[at] != '\n' : !(text[at] == '/' && at > from + 2 && text[at - 1] == '*'))) {
      at++;
    }
    int end = line ? at : Math.min(at + 1, text.length);
    for (int i = from; i < end; i++) {
      if (text[i] != '\n') {
        text[i] = ' ';
      }
    }
    return end;
  }
}

package dev.bailiwick.core.command.embedded;

import java.util.List;

/// Python 3 programs to effects. Every line counts, in whatever order it runs, so the text is read
/// until what its names can stand for no longer changes.
final class Python {
  private static final int PASSES = 8;

  private Python() {}

  static void read(String code, Found found) {
    if (code.replace("\r\n", "").indexOf('\r') >= 0 || oddEncoding(code)) {
      throw Reader.fail();
    }
    List<Token> tokens = PythonTokens.of(code, 0);
    Names names = new Names();
    settle(tokens, new PythonDialect(names, found), names, found);
  }

  static void settle(List<Token> tokens, Dialect dialect, Names names, Found found) {
    boolean settled = false;
    for (int pass = 0; pass < PASSES && !settled; pass++) {
      if (pass == PASSES / 2) {
        names.widen();
      }
      found.restart(true);
      new Reader(tokens, dialect, names, 0).statements();
      settled = !names.settle();
    }
    if (!settled) {
      throw new Unreadable("a program whose names change too often");
    }
    found.restart(false);
    new Reader(tokens, dialect, names, 0).statements();
  }

  private static boolean oddEncoding(String code) {
    return code.lines()
        .limit(2)
        .anyMatch(l ->
            l.matches("[ \t\f]*#.*coding[:=].*")
                && !l.matches("(?i).*coding[:=][ \t]*(utf-?8|ascii|latin-1)([^a-z0-9_-].*|)"));
  }
}

package dev.bailiwick.core.redact.sanitizing;

/// Where quotes of a language open and close.
record Quotes(String text, Idiom idiom) {
  private static final int DEEPEST = 4;
  private static final int LONGEST_PATTERN = 400;

  /// True where a string opens at `at`.
  boolean opens(int at) {
    char unit = text.charAt(at);
    char before = at == 0 ? '\n' : text.charAt(at - 1);
    boolean quote =
        unit == '"'
            || unit == '\'' && idiom.hasSingleQuotes()
            || unit == '`' && idiom.hasBackticks();
    if (!quote) {
      return false;
    }
    return switch (idiom) {
      case RUBY -> !(before == '?' && isCharacter(at) || before == '$');
      case PERL -> before != '$' && before != '\\';
      case POWERSHELL -> before != '`';
      default -> true;
    };
  }

  /// `?"` of Ruby is a character.
  private boolean isCharacter(int at) {
    boolean word = at >= 2 && Character.isLetterOrDigit(text.charAt(at - 2));
    boolean more = at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
    return !word && !more;
  }

  /// A character such as `'"'` must not open a string; a Rust lifetime closes nothing.
  int afterCharacter(int at) {
    int close = text.indexOf('\'', text.startsWith("\\'", at + 1) ? at + 3 : at + 1);
    boolean near = close > 0 && close - at <= 10 && text.substring(at, close).indexOf('\n') < 0;
    return near ? close + 1 : at + 1;
  }

  /// True where `/` opens a regular expression: behind an operator, a bracket or `return`.
  boolean isPattern(int at) {
    if (idiom != Idiom.JAVASCRIPT
        && idiom != Idiom.RUBY
        && idiom != Idiom.PERL
        && idiom != Idiom.GROOVY
        && idiom != Idiom.ELIXIR) {
      return false;
    }
    int before = at - 1;
    while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
      before--;
    }
    if (before < 0 || "(,=:[!&|?{};~+\n<>".indexOf(text.charAt(before)) >= 0) {
      return afterPattern(at) > at + 1;
    }
    var word = text.substring(Math.max(0, before - 6), before + 1);
    boolean opens = word.matches("(?s).*\\b(?:return|typeof|when|if|unless|and|or|split|r|m|s)");
    return opens && afterPattern(at) > at + 1;
  }

  /// Behind the closing `/` of a regular expression, or behind the first where it has none.
  int afterPattern(int at) {
    boolean set = false;
    int end = Math.min(text.length(), at + LONGEST_PATTERN);
    for (int i = at + 1; i < end; i++) {
      char unit = text.charAt(i);
      if (unit == '\n') {
        return at + 1;
      }
      if (unit == '\\') {
        i++;
      } else if (unit == '[') {
        set = true;
      } else if (unit == ']') {
        set = false;
      } else if (unit == '/' && !set) {
        return i + 1;
      }
    }
    return at + 1;
  }

  /// `r"`, `f'`, `b"`, `@"` … belong to the literal.
  int prefixStart(int at) {
    int start = at;
    while (start > 0 && at - start < 3 && isPrefix(text.charAt(start - 1))) {
      start--;
    }
    boolean word = start > 0 && Character.isLetterOrDigit(text.charAt(start - 1));
    return word ? at : start;
  }

  private boolean isPrefix(char unit) {
    return switch (idiom) {
      case PYTHON -> "rRfFbBuUtT".indexOf(unit) >= 0;
      case CSHARP -> unit == '@' || unit == '$';
      case RUST -> unit == 'b' || unit == 'c';
      case DART -> unit == 'r';
      case SCALA -> "sfraw".indexOf(unit) >= 0;
      case C -> "LuU8R@".indexOf(unit) >= 0;
      case SWIFT -> unit == '#';
      default -> false;
    };
  }

  /// Where the closing quote stands, or -1 where the line ends before it.
  ///
  /// @param wide three quotes
  /// @param prefix what stands before the opening quote
  int close(int from, String quote, boolean wide, String prefix) {
    boolean raw = isRaw(prefix, quote);
    boolean lines = wide || quote.equals("`") || prefix.contains("@") || isManyLined();
    return close(from, quote, lines, raw, 0);
  }

  private int close(int from, String quote, boolean lines, boolean raw, int depth) {
    for (int i = from; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == escape() && !raw) {
        if (idiom == Idiom.SWIFT && text.startsWith("\\(", i) && depth < DEEPEST) {
          i = inside(i + 2, ')', quote, depth);
        } else {
          i++;
        }
      } else if (text.startsWith(quote, i)) {
        return i;
      } else if (unit == '\n' && !lines) {
        return -1;
      } else if (!raw && depth < DEEPEST && runs(i, quote)) {
        i = inside(i + 2, '}', quote, depth);
      }
    }
    return -1;
  }

  /// True where code begins inside the quotes.
  private boolean runs(int at, String quote) {
    if (at + 1 >= text.length() || text.charAt(at + 1) != '{') {
      return false;
    }
    char unit = text.charAt(at);
    return switch (idiom) {
      case JAVASCRIPT -> unit == '$' && quote.equals("`");
      case KOTLIN, GROOVY, DART, SCALA, TERRAFORM -> unit == '$' && !quote.equals("'");
      case PHP -> unit == '$' && quote.equals("\"");
      case RUBY, ELIXIR -> unit == '#' && !quote.equals("'");
      default -> false;
    };
  }

  /// At the bracket that ends the code inside quotes; where it opened when there is none on the
  /// line of a string that ends with its line.
  private int inside(int from, char close, String quote, int depth) {
    char open = close == ')' ? '(' : '{';
    int nested = 0;
    for (int i = from; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == close && nested-- == 0) {
        return i;
      }
      if (unit == open) {
        nested++;
      } else if (unit == '\n' && quote.length() == 1 && !quote.equals("`")) {
        return from - 1;
      } else if (unit == '"'
          || unit == '`' && idiom.hasBackticks()
          || unit == '\'' && idiom.hasSingleQuotes()) {
        int end = close(i + 1, String.valueOf(unit), unit == '`', false, depth + 1);
        i = end < 0 ? i : end;
      }
    }
    return from - 1;
  }

  private char escape() {
    return idiom == Idiom.POWERSHELL ? '`' : idiom == Idiom.SQL ? '\0' : '\\';
  }

  private boolean isRaw(String prefix, String quote) {
    return quote.equals("`") && idiom == Idiom.GO
        || quote.equals("'") && idiom == Idiom.POWERSHELL
        || prefix.indexOf('r') >= 0 && idiom != Idiom.PYTHON
        || prefix.indexOf('R') >= 0 && idiom == Idiom.C
        || prefix.indexOf('@') >= 0 && idiom == Idiom.CSHARP
        || prefix.indexOf('#') >= 0
        || quote.length() == 3 && (idiom == Idiom.KOTLIN || idiom == Idiom.SCALA);
  }

  private boolean isManyLined() {
    return switch (idiom) {
      case RUBY, PHP, PERL, ELIXIR, RUST, SQL, R, POWERSHELL -> true;
      default -> false;
    };
  }
}

package dev.bailiwick.core.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A pattern for one name or word: `*` any text, `?` one character, `[a-z]`, `[!a-z]`,
/// `[[:alpha:]]`, and `\` before a character that means itself. Case counts.
///
/// Matching takes at most pattern length times text length steps; there is no backtracking beyond
/// the last `*`. Source of the meaning: gitignore(5) and fnmatch(3); a `/` is a character like
/// others here, since names hold none.
public final class Glob {

  /// A pattern that cannot be compiled; the message is one clause.
  public static final class BadGlob extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public BadGlob(String message) {
      super(message);
    }
  }

  private sealed interface Token {}

  private record One(char character) implements Token {}

  private record AnyOne() implements Token {}

  private record Star() implements Token {}

  private record OneOf(boolean negated, List<Range> ranges) implements Token {
    boolean matches(char c) {
      for (var range : ranges) {
        if (c >= range.from() && c <= range.to()) {
          return !negated;
        }
      }
      return negated;
    }
  }

  private record Range(char from, char to) {}

  private enum Shape {
    LITERAL,
    ANYTHING,
    PREFIX,
    SUFFIX,
    GENERAL
  }

  private final List<Token> tokens;
  private final Shape shape;
  private final String fixed;

  private Glob(List<Token> tokens) {
    this.tokens = List.copyOf(tokens);
    this.shape = shapeOf(this.tokens);
    this.fixed = fixedText(this.tokens);
  }

  /// Compiles the pattern, or throws [BadGlob].
  public static Glob of(String pattern) {
    return new Glob(new Compiler(pattern).tokens());
  }

  /// The text it stands for where it holds no wildcard; else empty.
  public String literal() {
    return shape == Shape.LITERAL ? fixed : "";
  }

  /// True for `*` alone.
  public boolean matchesEverything() {
    return shape == Shape.ANYTHING;
  }

  /// True where the text as a whole matches.
  public boolean matches(String text) {
    return switch (shape) {
      case LITERAL -> text.equals(fixed);
      case ANYTHING -> true;
      case PREFIX -> text.startsWith(fixed);
      case SUFFIX -> text.endsWith(fixed);
      case GENERAL -> walks(text);
    };
  }

  private boolean walks(String text) {
    int token = 0;
    int at = 0;
    int starToken = -1;
    int starAt = 0;
    while (at < text.length()) {
      if (token < tokens.size() && tokens.get(token) instanceof Star) {
        starToken = token++;
        starAt = at;
      } else if (token < tokens.size() && takes(tokens.get(token), text.charAt(at))) {
        token++;
        at++;
      } else if (starToken >= 0) {
        token = starToken + 1;
        at = ++starAt;
      } else {
        return false;
      }
    }
    while (token < tokens.size() && tokens.get(token) instanceof Star) {
      token++;
    }
    return token == tokens.size();
  }

  private static boolean takes(Token token, char c) {
    return switch (token) {
      case One(char character) -> character == c;
      case AnyOne _ -> true;
      case OneOf set -> set.matches(c);
      case Star _ -> false;
    };
  }

  private static Shape shapeOf(List<Token> tokens) {
    long fixed = tokens.stream().filter(One.class::isInstance).count();
    if (fixed == tokens.size()) {
      return Shape.LITERAL;
    }
    if (fixed < tokens.size() - 1) {
      return Shape.GENERAL;
    }
    if (tokens.getLast() instanceof Star) {
      return tokens.size() == 1 ? Shape.ANYTHING : Shape.PREFIX;
    }
    return tokens.getFirst() instanceof Star ? Shape.SUFFIX : Shape.GENERAL;
  }

  private static String fixedText(List<Token> tokens) {
    var text = new StringBuilder();
    for (var token : tokens) {
      if (token instanceof One(char character)) {
        text.append(character);
      }
    }
    return text.toString();
  }

  /// Reads a pattern once, left to right.
  private static final class Compiler {
    private final String pattern;
    private int at;

    Compiler(String pattern) {
      this.pattern = pattern;
    }

    List<Token> tokens() {
      var tokens = new ArrayList<Token>();
      while (at < pattern.length()) {
        char c = pattern.charAt(at++);
        switch (c) {
          case '*' -> {
            if (tokens.isEmpty() || !(tokens.getLast() instanceof Star)) {
              tokens.add(new Star());
            }
          }
          case '?' -> tokens.add(new AnyOne());
          case '[' -> tokens.add(set());
          case '\\' -> tokens.add(new One(escaped()));
          default -> tokens.add(new One(c));
        }
      }
      return tokens;
    }

    private char escaped() {
      if (at >= pattern.length()) {
        throw new BadGlob("a `\\` at the end escapes nothing");
      }
      return pattern.charAt(at++);
    }

    private Token set() {
      boolean negated = at < pattern.length() && "!^".indexOf(pattern.charAt(at)) >= 0;
      if (negated) {
        at++;
      }
      var ranges = new ArrayList<Range>();
      for (boolean first = true; ; first = false) {
        if (at >= pattern.length()) {
          throw new BadGlob("`[` without `]`");
        }
        char c = pattern.charAt(at++);
        if (c == ']' && !first) {
          return new OneOf(negated, List.copyOf(ranges));
        }
        if (c == '[' && at < pattern.length() && pattern.charAt(at) == ':') {
          ranges.addAll(named());
          continue;
        }
        char from = c == '\\' ? escaped() : c;
        ranges.add(new Range(from, end(from)));
      }
    }

    private char end(char from) {
      if (at + 1 >= pattern.length()
          || pattern.charAt(at) != '-'
          || pattern.charAt(at + 1) == ']') {
        return from;
      }
      at++;
      char to = pattern.charAt(at++);
      return to == '\\' ? escaped() : to;
    }

    private List<Range> named() {
      int close = pattern.indexOf(":]", at + 1);
      if (close < 0) {
        throw new BadGlob("`[:` without `:]`");
      }
      var name = pattern.substring(at + 1, close).toLowerCase(Locale.ROOT);
      at = close + 2;
      return switch (name) {
        case "alpha" -> List.of(new Range('a', 'z'), new Range('A', 'Z'));
        case "digit" -> List.of(new Range('0', '9'));
        case "alnum" -> List.of(new Range('a', 'z'), new Range('A', 'Z'), new Range('0', '9'));
        case "upper" -> List.of(new Range('A', 'Z'));
        case "lower" -> List.of(new Range('a', 'z'));
        case "space" -> List.of(new Range('\t', '\r'), new Range(' ', ' '));
        case "blank" -> List.of(new Range('\t', '\t'), new Range(' ', ' '));
        case "xdigit" -> List.of(new Range('0', '9'), new Range('a', 'f'), new Range('A', 'F'));
        case "punct" ->
            List.of(
                new Range('!', '/'), new Range(':', '@'), new Range('[', '`'), new Range('{', '~'));
        default -> throw new BadGlob("no character class is called `" + name + "`");
      };
    }
  }
}

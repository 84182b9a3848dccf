package dev.bailiwick.core.command.embedded;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Judges Perl, Ruby and PHP by their words: every bare word must be known, and a word with effects
/// must have constant arguments. What is not simple enough for that is unknown.
final class WordScript {
  /// What is known of one language.
  ///
  /// @param pure words without an effect
  /// @param calls words with effects, with their [Roles]
  /// @param whole names that stand for the whole environment
  record Language(
      String name, Set<String> pure, Map<String, String> calls, Set<String> whole, String define) {}

  private final Language language;
  private final List<Token> tokens;
  private final Found found;
  private final Roles roles;
  private final Set<String> own = new HashSet<>();

  private WordScript(Language language, List<Token> tokens, Found found) {
    this.language = language;
    this.tokens = tokens;
    this.found = found;
    this.roles = new Roles(found);
  }

  static void read(Language language, List<Token> tokens, Found found) {
    new WordScript(language, tokens, found).read();
  }

  private Token token(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i) : Token.END;
  }

  private void read() {
    for (int i = 1; i < tokens.size(); i++) {
      if (token(i - 1).names(language.define()) && !language.calls().containsKey(token(i).text())) {
        own.add(token(i).text());
      }
    }
    for (int i = 0; i < tokens.size(); i++) {
      Token token = token(i);
      switch (token.kind()) {
        case NAME -> name(i, token.text());
        case TEXT -> {
          if (token(i + 1).is("(") || token(i + 1).is("->")) {
            found.unknown("a call that is not known");
          }
          text(token);
        }
        case MARK -> indirect(i, token);
        case NUMBER, REGEX, LINE -> {}
      }
    }
  }

  private void text(Token token) {
    for (Token.Piece piece : token.pieces()) {
      if (piece instanceof Token.Code(List<Token> code, _)) {
        new WordScript(language, code, found).read();
      } else if (token.text().equals("`") && piece instanceof Token.Fixed(String command)) {
        if (token.pieces().size() == 1) {
          found.shell(command);
        } else {
          found.unknown("a command that is not constant");
        }
      }
    }
  }

  /// A call of something computed: `$f(…)`, `&$f`, `->$m`.
  private void indirect(int i, Token token) {
    boolean variable = token.text().startsWith("$") && token.text().length() > 1;
    boolean sub =
        token.is("&")
            && token(i + 1).text().startsWith("$")
            && (token(i - 1).kind() == Token.Kind.LINE || token(i - 1).kind() == Token.Kind.MARK);
    boolean called = variable && token(i + 1).is("(");
    boolean method = variable && (token(i - 1).is("->") || token(i - 1).is("::"));
    boolean computed =
        (token.is(")") || token.is("]") || token.is("}")) && token(i + 1).is("(")
            || token.is("->")
                && (token(i + 1).is("(") || token(i + 1).is("{") && language.name().equals("php"));
    if (sub || called || method || computed) {
      found.unknown("a call that is not known");
    }
    if (language.whole().contains(token.text())) {
      environment(i);
    } else if (token.text().endsWith("ARGV")) {
      arguments(i);
    }
  }

  /// The list of arguments names files to read; it may only be looked at.
  private void arguments(int i) {
    boolean element =
        token(i + 1).is("[") && token(i + 2).kind() == Token.Kind.NUMBER && token(i + 3).is("]");
    if (!element || token(i + 4).text().endsWith("=") && !token(i + 4).is("==")) {
      found.unknown("the list of arguments is handed on");
    }
  }

  private void environment(int i) {
    Token key = token(i + 2);
    boolean one =
        (token(i + 1).is("[") || token(i + 1).is("{"))
            && (token(i + 3).is("]") || token(i + 3).is("}"));
    if (one && key.kind() == Token.Kind.NAME) {
      found.exposes(key.text());
    } else if (one && constant(key)) {
      found.exposes(value(key));
    } else {
      found.exposes("*");
    }
  }

  private static boolean constant(Token token) {
    return token.kind() == Token.Kind.TEXT
        && token.text().isEmpty()
        && token.pieces().stream().allMatch(Token.Fixed.class::isInstance);
  }

  private static String value(Token token) {
    StringBuilder text = new StringBuilder();
    for (Token.Piece piece : token.pieces()) {
      if (piece instanceof Token.Fixed(String fixed)) {
        text.append(fixed);
      }
    }
    return text.toString();
  }

  private void name(int i, String name) {
    if (language.whole().contains(name)) {
      environment(i);
      return;
    }
    if (name.equals("ARGV")) {
      arguments(i);
    }
    String qualified = name;
    boolean dots = !language.name().equals("php");
    boolean owned = dots && token(i + 1).is(".") || token(i + 1).is("::") || token(i + 1).is("->");
    boolean member =
        dots && token(i - 1).is(".")
            || token(i - 1).is("::")
            || token(i - 1).is("->")
            || token(i - 1).is("&.");
    if (member
        && token(i - 2).kind() == Token.Kind.NAME
        && Character.isUpperCase(token(i - 2).text().charAt(0))) {
      qualified = token(i - 2).text() + "." + name;
    }
    boolean key =
        token(i + 1).is("=>")
            || token(i - 1).is("{")
                && token(i + 1).is("}")
                && !token(i - 2).is(";")
                && language.name().equals("perl")
                && token(i - 2).kind() == Token.Kind.MARK;
    String effects = language.calls().get(qualified);
    if (effects != null && !key) {
      call(i, qualified, effects);
    } else if (owned && Character.isUpperCase(name.charAt(0)) && namesClass(name)) {
      return;
    } else if (!key && !language.pure().contains(qualified) && (member || !own.contains(name))) {
      found.unknown("a word that is not known");
    }
  }

  private boolean namesClass(String name) {
    String prefix = name + ".";
    return language.calls().keySet().stream().anyMatch(k -> k.startsWith(prefix))
        || language.pure().contains(name);
  }

  private void call(int i, String name, String effects) {
    List<Value> values = new ArrayList<>();
    boolean group = token(i + 1).is("(");
    int at = i + (group ? 2 : 1);
    while (!ends(token(at))) {
      Token argument = token(at);
      boolean bounded = token(at + 1).is(",") || ends(token(at + 1));
      boolean fixed = constant(argument) || argument.kind() == Token.Kind.NUMBER;
      values.add(fixed && bounded ? of(argument) : Value.OPAQUE);
      while (!token(at).is(",") && !ends(token(at))) {
        at++;
      }
      at += token(at).is(",") ? 1 : 0;
    }
    if (values.stream().anyMatch(Value.OPAQUE::equals)) {
      found.unknown("arguments that are not constant");
    } else if (name.equals("open") && language.name().equals("perl")) {
      found.unknown("an open that is not followed");
    } else if (values.size() > 1 && effects.equals("S0")) {
      roles.words(name, new Value.Items(values));
    } else {
      roles.apply("a call", effects, new Arguments(values, Map.of(), false));
    }
  }

  private static Value of(Token token) {
    return token.kind() == Token.Kind.TEXT
        ? Value.text(value(token))
        : new Value.Fixed(token.text());
  }

  private static boolean ends(Token token) {
    return token.kind() == Token.Kind.LINE
        || token.is(";")
        || token.is(")")
        || token.is("}")
        || token.is("{")
        || token.is(".")
        || token.is("|")
        || token.names("or")
        || token.names("do");
  }
}

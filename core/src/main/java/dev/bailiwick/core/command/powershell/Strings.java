package dev.bailiwick.core.command.powershell;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Strings and variables.
final class Strings {
  /// The object that a block of a pipeline is run for.
  static final String ITEM = "\"$ps_item\"";

  private static final Map<String, Word> FIXED =
      Map.of(
          "null", Word.literal("", false),
          "true", Word.literal("True", false),
          "false", Word.literal("False", false),
          "home", Word.of("\"$HOME\""),
          "pwd", Word.of("\"$PWD\""),
          "_", Word.of(ITEM),
          "psitem", Word.of(ITEM));
  private static final Pattern ENVIRONMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Cursor cursor;
  private final Expressions expressions;

  Strings(Cursor cursor, Expressions expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /// `'…'`.
  String single() {
    cursor.expect("'");
    var text = new StringBuilder();
    while (true) {
      char c = cursor.next();
      if (c != '\'') {
        text.append(c);
      } else if (!cursor.take("'")) {
        return text.toString();
      } else {
        text.append(c);
      }
    }
  }

  /// `"…"`.
  Word twice() {
    cursor.expect("\"");
    return expanded("\"");
  }

  /// `@'…'@` and `@"…"@`.
  Word here() {
    cursor.next();
    char quote = cursor.next();
    cursor.blanks(false);
    cursor.expect("\n");
    if (quote == '"') {
      return expanded("\n\"@");
    }
    int start = cursor.position();
    while (!cursor.looking("\n'@")) {
      cursor.next();
    }
    var text = cursor.since(start);
    cursor.take("\n'@");
    return Word.literal(text, false);
  }

  /// Text with variables and `$(…)` in it, up to the end.
  private Word expanded(String end) {
    var shell = new StringBuilder();
    var run = new StringBuilder();
    boolean told = true;
    while (!(cursor.looking(end) && !(end.equals("\"") && cursor.peek(1) == '"'))) {
      if (cursor.looking("\"\"") && end.equals("\"")) {
        cursor.take("\"\"");
        run.append('"');
      } else if (cursor.peek() == '`') {
        cursor.next();
        run.append(escape(cursor.next()));
      } else if (cursor.peek() == '$' && startsVariable()) {
        shell.append(run.isEmpty() ? "" : Word.quoted(run.toString()));
        run.setLength(0);
        shell.append(variable().shell());
        told = false;
      } else {
        run.append(cursor.next());
      }
    }
    cursor.take(end);
    if (told) {
      return Word.literal(run.toString(), false);
    }
    return Word.of(shell + (run.isEmpty() ? "" : Word.quoted(run.toString())));
  }

  private boolean startsVariable() {
    char next = cursor.peek(1);
    return Character.isLetter(next) || "_({?$^".indexOf(next) >= 0;
  }

  static char escape(char letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case '0' -> '0';
      default -> letter;
    };
  }

  /// `$name`, `${name}`, `$scope:name`, `$env:name`, `$(…)`.
  Word variable() {
    cursor.expect("$");
    if (cursor.peek() == '(') {
      return expressions.parenthesised();
    }
    if ("?$^".indexOf(cursor.peek()) >= 0) {
      cursor.next();
      return Word.UNTOLD;
    }
    var name = name();
    int colon = name.indexOf(':');
    if (colon < 0) {
      return value(name);
    }
    var scope = name.substring(0, colon).toLowerCase(Locale.ROOT);
    var rest = name.substring(colon + 1);
    return switch (scope) {
      case "env" -> environment(rest);
      case "global", "local", "script", "private" -> value(rest);
      default -> {
        cursor.unknown("a PowerShell variable of the drive " + scope);
        yield Word.UNTOLD;
      }
    };
  }

  private Word environment(String name) {
    if (!ENVIRONMENT.matcher(name).matches()) {
      cursor.unknown("a variable of the environment that cannot be told");
      return Word.UNTOLD;
    }
    return Word.of("\"$" + name + "\"");
  }

  /// The name behind a `$`, braces taken off.
  String name() {
    if (cursor.take("{")) {
      int start = cursor.position();
      while (cursor.peek() != '}') {
        cursor.next();
      }
      var name = cursor.since(start);
      cursor.take("}");
      return name;
    }
    var name = cursor.name();
    boolean drive =
        cursor.peek() == ':' && (Character.isLetter(cursor.peek(1)) || cursor.peek(1) == '_');
    return drive && cursor.take(":") ? name + ":" + cursor.name() : name;
  }

  private Word value(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    if (cursor.isAssigned(lower)) {
      return Word.of("\"$" + shellName(lower).orElse(Word.UNTOLD_NAME) + "\"");
    }
    return FIXED.getOrDefault(lower, Word.UNTOLD);
  }

  /// What the shell calls a variable of PowerShell.
  static Optional<String> shellName(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return lower.matches("[a-z_][a-z0-9_]*") ? Optional.of("ps_" + lower) : Optional.empty();
  }
}

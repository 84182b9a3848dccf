package dev.bailiwick.core.command.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Values: strings, variables, lists, calls in parentheses, and what operators make of them.
final class Expressions {
  private static final Pattern OPERATOR =
      Pattern.compile(
          "-(i|c)?(eq|ne|gt|ge|lt|le|like|notlike|match|notmatch|contains|notcontains|in|notin|"
              + "replace|split|join|is|isnot|as|and|or|xor|band|bor|f)");
  private static final Set<String> METHODS =
      Set.of(
          "trim",
          "trimstart",
          "trimend",
          "split",
          "replace",
          "tolower",
          "toupper",
          "startswith",
          "endswith",
          "contains",
          "containskey",
          "substring",
          "tostring",
          "indexof",
          "lastindexof",
          "padleft",
          "padright",
          "add",
          "gettype",
          "equals",
          "compareto",
          "adddays",
          "addhours",
          "addminutes",
          "toarray");
  private static final Set<String> TYPES =
      Set.of(
          "math",
          "system.math",
          "string",
          "int",
          "long",
          "double",
          "bool",
          "char",
          "array",
          "datetime",
          "timespan",
          "guid",
          "version",
          "regex",
          "io.path",
          "system.io.path",
          "pscustomobject",
          "ordered",
          "hashtable",
          "void",
          "object",
          "psobject",
          "xml",
          "int[]",
          "string[]");

  private final Cursor cursor;
  private final Statements statements;

  Expressions(Cursor cursor, Statements statements) {
    this.cursor = cursor;
    this.statements = statements;
  }

  /// An expression up to what cannot belong to it.
  Word expression() {
    cursor.deeper();
    var left = list();
    for (cursor.blanks(false); ; cursor.blanks(false)) {
      if (cursor.peek() == '+' && cursor.peek(1) != '=') {
        cursor.next();
        left = sum(left, list());
      } else if (isOperator()) {
        left = Word.madeOf(left, list());
      } else {
        break;
      }
    }
    cursor.shallower();
    return left;
  }

  private static Word sum(Word left, Word right) {
    return left.literal().isPresent() && right.literal().isPresent()
        ? Word.literal(left.literal().get() + right.literal().get(), false)
        : left.items().isEmpty() && right.items().isEmpty()
            ? Word.of(left.shell() + right.shell())
            : Word.madeOf(left, right);
  }

  /// Takes an operator that stands here.
  private boolean isOperator() {
    int start = cursor.position();
    char c = cursor.peek();
    if ("*/%".indexOf(c) >= 0 && cursor.peek(1) != '=' || c == '.' && cursor.peek(1) == '.') {
      cursor.next();
      return c != '.' || cursor.take(".");
    }
    if (c == '-' && !Character.isLetter(cursor.peek(1)) && cursor.peek(1) != '=') {
      cursor.next();
      return true;
    }
    if (c == '-') {
      cursor.next();
      if (OPERATOR.matcher("-" + cursor.name().toLowerCase(Locale.ROOT)).matches()) {
        return true;
      }
      cursor.back(start);
    }
    return false;
  }

  private Word list() {
    var first = unary();
    var items = new ArrayList<>(List.of(first));
    for (cursor.blanks(false); cursor.peek() == ','; cursor.blanks(false)) {
      cursor.next();
      cursor.blanks(true);
      items.add(unary());
    }
    return items.size() == 1 ? first : Word.list(items);
  }

  private Word unary() {
    cursor.deeper();
    var value = operand();
    cursor.shallower();
    return value;
  }

  private Word operand() {
    cursor.blanks(true);
    if (cursor.take("-not") || cursor.take("-split") || cursor.take("-join") || cursor.take("!")) {
      return Word.madeOf(unary());
    }
    if ((cursor.peek() == '-' || cursor.peek() == '+') && !Character.isLetter(cursor.peek(1))) {
      cursor.next();
      return Word.madeOf(unary());
    }
    return value();
  }

  /// One value with the properties, methods and indexes behind it.
  Word value() {
    char c = cursor.peek();
    Word value;
    if (c == '[') {
      value = type();
    } else if (c == '{') {
      value = Word.block(statements.block());
    } else if (Character.isDigit(c)) {
      value = Word.literal(number(), true);
    } else {
      value = plain();
    }
    return chained(value);
  }

  private String number() {
    int start = cursor.position();
    while (Character.isLetterOrDigit(cursor.peek())
        || cursor.peek() == '.' && Character.isDigit(cursor.peek(1))) {
      cursor.next();
    }
    return cursor.since(start);
  }

  /// A string, a variable or something in parentheses.
  Word plain() {
    return switch (cursor.peek()) {
      case '\'' -> Word.literal(new Strings(cursor, this).single(), false);
      case '"' -> new Strings(cursor, this).twice();
      case '$' -> new Strings(cursor, this).variable();
      case '(' -> parenthesised();
      case '@' -> at();
      default -> throw new Unreadable("PowerShell that is not worked out");
    };
  }

  /// `( pipeline )`.
  Word parenthesised() {
    cursor.expect("(");
    cursor.blanks(true);
    var inner = statements.until(')');
    return inner.value().orElseGet(() -> Word.of("\"$(" + inner.shell() + "\n)\""));
  }

  private Word at() {
    if (cursor.looking("@'") || cursor.looking("@\"")) {
      return new Strings(cursor, this).here();
    }
    cursor.next();
    if (cursor.peek() == '(') {
      return parenthesised();
    }
    if (cursor.peek() == '{') {
      return table();
    }
    throw new Unreadable("PowerShell with arguments from a variable");
  }

  /// `@{ name = value; … }`.
  private Word table() {
    cursor.expect("{");
    var values = new ArrayList<Word>();
    for (blanksAndSemicolons(); cursor.peek() != '}'; blanksAndSemicolons()) {
      if (cursor.peek() == '\'' || cursor.peek() == '"' || cursor.peek() == '$') {
        values.add(plain());
      } else if (cursor.name().isEmpty()) {
        throw new Unreadable("a PowerShell table that cannot be read");
      }
      cursor.blanks(true);
      cursor.expect("=");
      cursor.blanks(true);
      values.add(statements.assigned());
    }
    cursor.expect("}");
    return Word.madeOf(values.toArray(Word[]::new));
  }

  private void blanksAndSemicolons() {
    do {
      cursor.blanks(true);
    } while (cursor.take(";"));
  }

  /// `[type]` before a value, or `[type]::member`.
  private Word type() {
    cursor.expect("[");
    int start = cursor.position();
    int open = 1;
    while (open > 0) {
      char c = cursor.next();
      open += c == '[' ? 1 : c == ']' ? -1 : 0;
    }
    var text = cursor.since(start);
    var name = text.substring(0, text.length() - 1).strip().toLowerCase(Locale.ROOT);
    if (!TYPES.contains(name)) {
      cursor.unknown("a PowerShell call of .NET's " + name);
    }
    if (cursor.take("::")) {
      cursor.name();
      return Word.madeOf(arguments());
    }
    cursor.blanks(false);
    return cursor.done() || ");|\n".indexOf(cursor.peek()) >= 0
        ? Word.UNTOLD
        : Word.madeOf(unary());
  }

  private Word arguments() {
    if (cursor.peek() != '(') {
      return Word.UNTOLD;
    }
    cursor.expect("(");
    var values = new ArrayList<Word>();
    for (cursor.blanks(true); cursor.peek() != ')'; cursor.blanks(true)) {
      values.add(expression());
      cursor.blanks(true);
      cursor.take(",");
    }
    cursor.expect(")");
    return Word.madeOf(values.toArray(Word[]::new));
  }

  /// `.Property`, `.Method(…)`, `[index]`, `::Member` behind a value.
  private Word chained(Word first) {
    var value = first;
    while (true) {
      if (cursor.peek() == '.' && (Character.isLetter(cursor.peek(1)) || cursor.peek(1) == '_')) {
        cursor.next();
        value = member(value);
      } else if (cursor.peek() == '[' && !value.block()) {
        cursor.next();
        value = Word.madeOf(value, expression());
        cursor.blanks(true);
        cursor.expect("]");
      } else if (cursor.looking("::")) {
        throw new Unreadable("a PowerShell call of .NET by a value");
      } else {
        return value;
      }
    }
  }

  private static final Set<String> NAMES_OF_FILE =
      Set.of("fullname", "name", "path", "pspath", "versioninfo");

  private Word member(Word value) {
    var name = cursor.name().toLowerCase(Locale.ROOT);
    if (cursor.peek() == '(') {
      if (!METHODS.contains(name)) {
        cursor.unknown("a PowerShell call of the method " + name);
      }
      return Word.madeOf(value, arguments());
    }
    boolean file = value.shell().equals(Strings.ITEM) && NAMES_OF_FILE.contains(name);
    return file ? value : Word.madeOf(value);
  }
}

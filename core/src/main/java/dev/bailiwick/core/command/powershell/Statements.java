package dev.bailiwick.core.command.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Statements and pipelines. Both arms of a condition are kept, a loop stays a loop.
final class Statements {
  /// `$name`, with a type before it or a member behind it, and an assignment's operator.
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "(?:\\[[\\w.]+(?:\\[])?]\\s*)?\\$(\\{[^}]+}|\\w+(?::\\w+)?)"
              + "((?:\\.\\w+|\\[[^\\]\\n]*])*)\\s*(\\+|-|\\*|/|%|\\?\\?)?=(?!=)");

  private final Cursor cursor;
  private final Expressions expressions;
  private final Commands commands;

  /// Statements in a shell's words, and their value where they are one plain expression.
  record Inner(String shell, Optional<Word> value) {}

  Statements(Cursor cursor) {
    this.cursor = cursor;
    this.expressions = new Expressions(cursor, this);
    this.commands = new Commands(cursor, expressions);
  }

  /// The whole text.
  String all() {
    var shell = until('\0').shell();
    if (!cursor.done()) {
      throw new Unreadable("PowerShell that is not worked out");
    }
    return shell;
  }

  /// `{ statements }`.
  String block() {
    cursor.expect("{");
    return until('}').shell();
  }

  /// Statements up to `end`, which is taken; a NUL for the end of the text.
  Inner until(char end) {
    cursor.deeper();
    var out = new ArrayList<String>();
    Optional<Word> value = Optional.empty();
    while (true) {
      cursor.blanks(true);
      if (cursor.take(";")) {
        continue;
      }
      if (end == '\0' ? cursor.done() : cursor.peek() == end && !cursor.done()) {
        break;
      }
      var inner = statement();
      value = out.isEmpty() ? inner.value() : Optional.empty();
      out.add(inner.shell());
      cursor.blanks(false);
      if (!cursor.done() && ";\n".indexOf(cursor.peek()) < 0 && cursor.peek() != end) {
        // A block ends its statement by itself.
        if (!out.getLast().endsWith("done") && !out.getLast().endsWith("fi")) {
          throw new Unreadable("PowerShell that is not worked out");
        }
      }
    }
    if (end != '\0') {
      cursor.next();
    }
    cursor.shallower();
    return new Inner(out.isEmpty() ? ":" : String.join("\n", out), value);
  }

  private Inner statement() {
    int start = cursor.position();
    var word = cursor.name().toLowerCase(Locale.ROOT);
    cursor.blanks(false);
    boolean opens = cursor.peek() == '(' || cursor.peek() == '{' || cursor.peek() == '-';
    var keyword = opens ? word : word.matches("return|throw|exit|break|continue") ? word : "";
    switch (keyword) {
      case "if" -> {
        return plain(condition());
      }
      case "foreach" -> {
        if (cursor.peek() == '(') {
          return plain(each());
        }
      }
      case "while", "for" -> {
        cursor.expect("(");
        var head = until(')').shell();
        return plain(looped(head));
      }
      case "do" -> {
        return plain(repeated());
      }
      case "switch" -> {
        return plain(choice());
      }
      case "try", "begin", "process", "end" -> {
        return plain(attempt());
      }
      case "return", "throw", "exit", "break", "continue" -> {
        boolean empty = cursor.done() || ";\n})".indexOf(cursor.peek()) >= 0;
        return empty ? plain(":") : plain(chain().shell());
      }
      case "function", "filter", "param", "class", "enum", "using", "trap", "data", "workflow" ->
          throw new Unreadable("a PowerShell " + keyword);
      default -> {}
    }
    cursor.back(start);
    return chain();
  }

  private static Inner plain(String shell) {
    return new Inner(shell, Optional.empty());
  }

  private String condition() {
    cursor.deeper();
    var test = tested();
    var then = body();
    pastLines();
    var otherwise = ":";
    if (cursor.take("elseif")) {
      cursor.blanks(false);
      otherwise = condition();
    } else if (cursor.take("else")) {
      otherwise = body();
    }
    cursor.shallower();
    return "if " + test + "\nthen\n" + then + "\nelse\n" + otherwise + "\nfi";
  }

  /// Past line ends where an `else`, a `catch` or the like follows.
  private void pastLines() {
    int start = cursor.position();
    cursor.blanks(true);
    boolean goesOn =
        List.of("elseif", "else", "catch", "finally", "while", "until").stream()
            .anyMatch(cursor::looking);
    if (!goesOn) {
      cursor.back(start);
    }
  }

  private String tested() {
    return "[ -n " + joined(expressions.parenthesised()) + " ]";
  }

  private static String joined(Word word) {
    var shell = new StringBuilder();
    word.each().forEach(one -> shell.append(one.shell()));
    return shell.isEmpty() ? "''" : shell.toString();
  }

  private String body() {
    cursor.blanks(true);
    return block();
  }

  private String looped(String head) {
    return head + "\nwhile :\ndo\n" + body() + "\ndone";
  }

  private String each() {
    cursor.expect("(");
    cursor.blanks(true);
    cursor.expect("$");
    var name = cursor.name();
    cursor.blanks(true);
    cursor.expect("in");
    cursor.blanks(true);
    var inner = until(')');
    cursor.assign(name);
    var variable = Strings.shellName(name).orElse(Word.UNTOLD_NAME);
    var body = body();
    var items = inner.value().map(Word::each).orElse(List.of());
    if (!items.isEmpty() && items.stream().allMatch(item -> item.literal().isPresent())) {
      var words = new StringBuilder();
      items.forEach(item -> words.append(' ').append(item.shell()));
      return "for " + variable + " in" + words + "\ndo\n" + body + "\ndone";
    }
    return group(inner.shell()) + " | while read -r " + variable + "\ndo\n" + body + "\ndone";
  }

  static String group(String statements) {
    return "{\n" + statements + "\n}";
  }

  private String repeated() {
    var body = body();
    pastLines();
    if (!cursor.take("while")) {
      cursor.expect("until");
    }
    cursor.blanks(false);
    return "while " + tested() + "\ndo\n" + body + "\ndone";
  }

  private String choice() {
    while (cursor.take("-")) {
      cursor.name();
      cursor.blanks(false);
    }
    var out = new ArrayList<String>();
    out.add(tested());
    cursor.blanks(true);
    cursor.expect("{");
    for (cursor.blanks(true); !cursor.take("}"); cursor.blanks(true)) {
      if (!cursor.take("default")) {
        out.add("[ -n " + joined(cursor.peek() == '{' ? expressions.value() : pattern()) + " ]");
      }
      out.add("if :\nthen\n" + body() + "\nfi");
    }
    out.add("if :\nthen\n:\nfi");
    return String.join("\n", out);
  }

  private Word pattern() {
    return Character.isLetter(cursor.peek())
        ? Word.literal(cursor.name(), true)
        : expressions.value();
  }

  private String attempt() {
    var out = new ArrayList<String>();
    out.add(body());
    for (pastLines(); cursor.looking("catch") || cursor.looking("finally"); pastLines()) {
      cursor.name();
      cursor.blanks(true);
      while (cursor.take("[")) {
        while (cursor.next() != ']') {}
        cursor.blanks(true);
        cursor.take(",");
        cursor.blanks(true);
      }
      out.add(body());
    }
    return String.join("\n", out) + "\nif :\nthen\n:\nfi";
  }

  /// Pipelines joined by `&&` and `||`.
  private Inner chain() {
    var first = pipeline();
    var shell = new StringBuilder(first.shell());
    boolean alone = true;
    for (cursor.blanks(false); ; cursor.blanks(false)) {
      var operator = cursor.take("&&") ? "&&" : cursor.take("||") ? "||" : "";
      if (operator.isEmpty()) {
        break;
      }
      cursor.blanks(true);
      alone = false;
      shell.append(' ').append(operator).append(' ').append(pipeline().shell());
    }
    if (cursor.peek() == '&') {
      throw new Unreadable("a PowerShell job");
    }
    return alone ? first : plain(shell.toString());
  }

  private Inner pipeline() {
    var assignment = assignment();
    if (assignment.isPresent()) {
      return plain(assignment.get());
    }
    if (!commands.startsCommand()) {
      var value = expressions.expression();
      var redirects = commands.redirects();
      cursor.blanks(false);
      if (redirects.isEmpty() && (cursor.peek() != '|' || cursor.peek(1) == '|')) {
        return new Inner(shown(value), Optional.of(value));
      }
      return plain(stages(new Commands.Stage(shown(value) + redirects, false)));
    }
    return plain(stages(commands.command(Optional.empty())));
  }

  /// A value that nobody takes is put out.
  private static String shown(Word value) {
    if (value.block()) {
      return ":";
    }
    return value.shell().equals(Strings.ITEM) ? ":" : "echo " + value.shell();
  }

  private String stages(Commands.Stage first) {
    var shell = new StringBuilder(first.shell());
    var before = first;
    for (cursor.blanks(false); cursor.peek() == '|' && cursor.peek(1) != '|'; ) {
      cursor.next();
      cursor.blanks(true);
      before = commands.command(Optional.of(before));
      if (!before.shell().isEmpty()) {
        shell.append(" | ").append(before.shell());
      }
      cursor.blanks(false);
    }
    return shell.toString();
  }

  /// What stands on the right of an `=`: a statement.
  Word assigned() {
    var inner = statement();
    return inner.value().orElseGet(() -> Word.of("\"$(" + inner.shell() + "\n)\""));
  }

  private Optional<String> assignment() {
    int start = cursor.position();
    var matcher = ASSIGNMENT.matcher(cursor.rest());
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    cursor.back(start + matcher.end());
    cursor.blanks(true);
    var name = matcher.group(1).replaceAll("[{}]", "");
    boolean changed = !matcher.group(2).isEmpty() || matcher.group(3) != null;
    var value = assigned();
    var word = changed ? joined(Word.madeOf(value)) : joined(value);
    if (value.block()) {
      throw new Unreadable("a PowerShell block in a variable");
    }
    int colon = name.indexOf(':');
    var scope = colon < 0 ? "" : name.substring(0, colon).toLowerCase(Locale.ROOT);
    if (scope.equals("env")) {
      return Optional.of("export " + name.substring(colon + 1) + "=" + word);
    }
    if (!scope.matches("|global|local|script|private")) {
      throw new Unreadable("a PowerShell variable of the drive " + scope);
    }
    var plain = name.substring(colon + 1);
    cursor.assign(plain);
    boolean list = value.items().size() > 1;
    return Optional.of(
        Strings.shellName(plain).orElse(Word.UNTOLD_NAME)
            + "="
            + (list ? joined(Word.madeOf(value)) : word));
  }
}

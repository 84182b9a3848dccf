package dev.bailiwick.core.command.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Commands: a cmdlet under its name or an alias, a program, a script.
final class Commands {
  private static final String ENDS = " \t\r\n;|&(){},<>";

  private final Cursor cursor;
  private final Expressions expressions;

  /// A stage of a pipeline; empty where it lets everything through.
  ///
  /// @param files whether what comes out of it is files, not their text
  record Stage(String shell, boolean files) {}

  Commands(Cursor cursor, Expressions expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /// Whether a command stands here, and no value.
  boolean startsCommand() {
    char c = cursor.peek();
    boolean dots = c == '.' && !Character.isDigit(cursor.peek(1));
    boolean cast = c == '[';
    return c == '&' || dots || !cast && "'\"$(@{!+-".indexOf(c) < 0 && !Character.isDigit(c);
  }

  /// @param before the stage that feeds this one
  Stage command(Optional<Stage> before) {
    boolean called = cursor.peek() == '&' && cursor.peek(1) != '&' && cursor.take("&");
    boolean sourced = cursor.peek() == '.' && cursor.peek(1) == ' ' && cursor.take(".");
    cursor.blanks(false);
    if ((called || sourced) && cursor.peek() == '{') {
      var block = expressions.value();
      return new Stage(Statements.group(block.shell()) + rest(), false);
    }
    boolean written = cursor.peek() != '\'' && cursor.peek() != '"';
    boolean bare = "'\"$(@{".indexOf(cursor.peek()) < 0;
    var name = bare ? bareword() : expressions.value();
    var arguments = new ArrayList<Argument>();
    var redirects = new StringBuilder();
    collect(arguments, redirects);
    if (sourced) {
      return new Stage(". " + name.path(true) + redirects, false);
    }
    var stage = run(name, written, arguments, before);
    return new Stage(stage.shell() + redirects, stage.files());
  }

  private String rest() {
    var arguments = new ArrayList<Argument>();
    var redirects = new StringBuilder();
    collect(arguments, redirects);
    if (!arguments.isEmpty()) {
      throw new Unreadable("a PowerShell block with arguments");
    }
    return redirects.toString();
  }

  private void collect(List<Argument> arguments, StringBuilder redirects) {
    while (true) {
      cursor.blanks(false);
      redirects.append(redirects());
      cursor.blanks(false);
      if (cursor.done() || ";|&)}\n".indexOf(cursor.peek()) >= 0) {
        return;
      }
      if (cursor.looking("--% ") || cursor.peek() == '@' && Character.isLetter(cursor.peek(1))) {
        throw new Unreadable("PowerShell arguments that are not worked out");
      }
      arguments.add(Argument.of(argument()));
    }
  }

  /// One argument; with commas a list.
  private Word argument() {
    var first = single();
    var items = new ArrayList<>(List.of(first));
    while (true) {
      int start = cursor.position();
      cursor.blanks(false);
      if (cursor.peek() != ',') {
        cursor.back(start);
        return items.size() == 1 ? first : Word.list(items);
      }
      cursor.next();
      cursor.blanks(true);
      items.add(single());
    }
  }

  private Word single() {
    if ("'\"$(@{".indexOf(cursor.peek()) < 0) {
      return bareword();
    }
    var value = expressions.value();
    if (!cursor.done() && ENDS.indexOf(cursor.peek()) < 0) {
      // `$folder/name`: text that goes on behind a variable.
      return Word.of(value.shell() + bareword().shell());
    }
    return value;
  }

  private Word bareword() {
    var shell = new StringBuilder();
    var run = new StringBuilder();
    boolean told = true;
    while (!cursor.done() && ENDS.indexOf(cursor.peek()) < 0) {
      char c = cursor.peek();
      if (c == '`') {
        cursor.next();
        run.append(cursor.next());
      } else if (c == '\'' || c == '"' || c == '$') {
        var part = expressions.plain();
        if (part.literal().isPresent()) {
          run.append(part.literal().get());
        } else {
          shell.append(run.isEmpty() ? "" : Word.quoted(run.toString())).append(part.shell());
          run.setLength(0);
          told = false;
        }
      } else {
        run.append(cursor.next());
      }
    }
    if (told && run.isEmpty()) {
      throw new Unreadable("PowerShell that is not worked out");
    }
    return told
        ? Word.literal(run.toString(), true)
        : Word.of(shell + (run.isEmpty() ? "" : Word.quoted(run.toString())));
  }

  /// `> file`, `2>> file`, `*> file`, `2>&1` as a shell has them; empty for none.
  String redirects() {
    var out = new StringBuilder();
    for (cursor.blanks(false); ; cursor.blanks(false)) {
      int start = cursor.position();
      boolean numbered =
          Character.isDigit(cursor.peek()) && cursor.peek(1) == '>'
              || cursor.peek() == '*' && cursor.peek(1) == '>';
      if (numbered) {
        cursor.next();
      }
      if (!cursor.take(">")) {
        cursor.back(start);
        return out.toString();
      }
      var operator = cursor.take(">") ? ">>" : ">";
      if (cursor.take("&1") || cursor.take("&2")) {
        continue;
      }
      cursor.blanks(false);
      var target = single();
      boolean nothing = target.literal().filter(String::isEmpty).isPresent();
      out.append(' ')
          .append(operator)
          .append(' ')
          .append(nothing ? "/dev/null" : target.path(true));
    }
  }

  private Stage run(Word name, boolean written, List<Argument> arguments, Optional<Stage> before) {
    var text = name.literal().orElse("");
    var cmdlet = written || text.contains("-") ? Cmdlets.find(text) : Optional.<Cmdlet>empty();
    if (cmdlet.isPresent()) {
      var bound = Bound.of(cmdlet.get(), arguments);
      if (bound.isPresent()) {
        return new CmdletCall(cursor, bound.get(), before).stage();
      }
      if (!Cmdlets.isProgramToo(text)) {
        throw new Unreadable("a parameter of " + cmdlet.get().name());
      }
    } else if (Cmdlets.looksLikeCmdlet(text)) {
      throw new Unreadable("the PowerShell command " + text);
    }
    return new Stage(program(name, arguments), false);
  }

  /// A program with its arguments; on Windows `\` separates in its paths.
  static String program(Word name, List<Argument> arguments) {
    var text = name.literal().orElse("").toLowerCase(Locale.ROOT);
    var shell = new StringBuilder();
    shell.append(
        text.endsWith(".exe") || text.endsWith(".cmd")
            ? Word.quoted(name.literal().orElse("").replace('\\', '/').replaceAll("\\.\\w+$", ""))
            : name.path(true));
    for (var argument : arguments) {
      for (var word : argument.word().each()) {
        if (word.block()) {
          throw new Unreadable("a PowerShell block for a program");
        }
        shell.append(' ').append(word.bare() ? word.path(false) : word.shell());
      }
    }
    return shell.toString();
  }
}

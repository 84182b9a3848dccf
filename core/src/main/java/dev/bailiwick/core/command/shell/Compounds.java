package dev.bailiwick.core.command.shell;

import dev.bailiwick.core.command.shell.Script.Arithmetic;
import dev.bailiwick.core.command.shell.Script.ArithmeticFor;
import dev.bailiwick.core.command.shell.Script.Arm;
import dev.bailiwick.core.command.shell.Script.Case;
import dev.bailiwick.core.command.shell.Script.Coprocess;
import dev.bailiwick.core.command.shell.Script.For;
import dev.bailiwick.core.command.shell.Script.Function;
import dev.bailiwick.core.command.shell.Script.Group;
import dev.bailiwick.core.command.shell.Script.If;
import dev.bailiwick.core.command.shell.Script.Node;
import dev.bailiwick.core.command.shell.Script.Subshell;
import dev.bailiwick.core.command.shell.Script.Test;
import dev.bailiwick.core.command.shell.Script.While;
import dev.bailiwick.core.command.shell.Script.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Commands that hold commands. One thread.
final class Compounds {
  private final Source source;
  private final Cursor cursor;

  Compounds(Source source) {
    this.source = source;
    this.cursor = source.cursor;
  }

  /// Whether a reserved word ends the list before it.
  static boolean closes(String keyword) {
    return switch (keyword) {
      case "then", "elif", "else", "fi", "do", "done", "esac", "}" -> true;
      default -> false;
    };
  }

  /// Reads the compound that begins with `keyword` or, where that is empty, with `(`.
  Node read(String keyword) {
    source.budget.enter(cursor);
    int start = cursor.at();
    if (!keyword.isEmpty() && !closes(keyword) && !keyword.equals("!")) {
      cursor.skip(keyword.length());
    }
    var node =
        switch (keyword) {
          case "" -> parentheses(start);
          case "{" -> group(start);
          case "if" -> conditional(start);
          case "while", "until" -> loop(start);
          case "for", "select" -> iteration(start);
          case "case" -> selection(start);
          case "function" -> function(start);
          case "[[" -> test(start);
          case "coproc" -> coprocess(start);
          default -> throw cursor.unexpected();
        };
    source.budget.leave();
    return node;
  }

  private Script body() {
    var body = source.commands.list();
    if (body.nodes().isEmpty()) {
      throw cursor.unexpected();
    }
    return body;
  }

  private void expect(String keyword) {
    cursor.blanks();
    if (!cursor.acceptKeyword(keyword)) {
      throw cursor.unexpected();
    }
  }

  private Node parentheses(int start) {
    cursor.next();
    if (cursor.peek() == '(') {
      var expression = source.doubleParentheses();
      if (expression != null) {
        return new Arithmetic(expression, source.redirections.list(), cursor.span(start));
      }
    }
    var body = body();
    if (cursor.peek() != ')') {
      throw cursor.unexpected();
    }
    cursor.next();
    return new Subshell(body, source.redirections.list(), cursor.span(start));
  }

  private Node group(int start) {
    var body = body();
    expect("}");
    return new Group(body, source.redirections.list(), cursor.span(start));
  }

  /// Stands behind `if` or `elif`.
  private Node conditional(int start) {
    var condition = body();
    expect("then");
    var then = body();
    cursor.blanks();
    int at = cursor.at();
    if (cursor.acceptKeyword("elif")) {
      source.budget.enter(cursor);
      var other = new Script(List.of(conditional(at)));
      source.budget.leave();
      return new If(condition, then, other, List.of(), cursor.span(start));
    }
    var other = cursor.acceptKeyword("else") ? body() : new Script(List.of());
    expect("fi");
    return new If(condition, then, other, source.redirections.list(), cursor.span(start));
  }

  private Node loop(int start) {
    var condition = body();
    var body = block(false);
    return new While(condition, body, source.redirections.list(), cursor.span(start));
  }

  /// `do … done`, or where bash takes it `{ … }`.
  private Script block(boolean braces) {
    if (braces && cursor.acceptKeyword("{")) {
      var body = body();
      expect("}");
      return body;
    }
    expect("do");
    var body = body();
    expect("done");
    return body;
  }

  private Node iteration(int start) {
    cursor.blanks();
    if (cursor.peek() == '(') {
      return arithmeticFor(start);
    }
    var name = Words.plain(source.words.word(Words.Kind.PLAIN));
    if (name.isEmpty()) {
      throw cursor.unexpected();
    }
    source.space();
    var words = new ArrayList<Word>();
    boolean listed = acceptIn();
    if (listed) {
      cursor.blanks();
      while (cursor.peek() != ';' && cursor.peek() != '\n') {
        words.add(source.words.word(Words.Kind.ARGUMENT));
        cursor.blanks();
      }
    }
    if (cursor.peek() == ';') {
      cursor.next();
    }
    source.space();
    var body = block(true);
    var redirects = source.redirections.list();
    return new For(name, words, !listed, body, redirects, cursor.span(start));
  }

  private boolean acceptIn() {
    if (!cursor.looksAt("in") || !Cursor.isMeta(cursor.peek(2))) {
      return false;
    }
    cursor.skip(2);
    return true;
  }

  private Node arithmeticFor(int start) {
    cursor.next();
    var expressions = cursor.peek() == '(' ? source.doubleParentheses() : null;
    if (expressions == null) {
      throw cursor.unexpected();
    }
    cursor.blanks();
    if (cursor.peek() == ';') {
      cursor.next();
    }
    source.space();
    var body = block(true);
    return new ArithmeticFor(expressions, body, source.redirections.list(), cursor.span(start));
  }

  private Node selection(int start) {
    cursor.blanks();
    var subject = source.words.word(Words.Kind.PLAIN);
    source.space();
    if (!acceptIn()) {
      throw cursor.unexpected();
    }
    var arms = new ArrayList<Arm>();
    source.space();
    while (!cursor.acceptKeyword("esac")) {
      arms.add(arm());
      source.space();
    }
    return new Case(subject, arms, source.redirections.list(), cursor.span(start));
  }

  private Arm arm() {
    if (cursor.peek() == '(') {
      cursor.next();
      cursor.blanks();
    }
    var patterns = new ArrayList<Word>(2);
    patterns.add(source.words.word(Words.Kind.PLAIN));
    cursor.blanks();
    while (cursor.peek() == '|') {
      cursor.next();
      cursor.blanks();
      patterns.add(source.words.word(Words.Kind.PLAIN));
      cursor.blanks();
    }
    if (cursor.peek() != ')') {
      throw cursor.unexpected();
    }
    cursor.next();
    var body = source.commands.list();
    if (!cursor.accept(";;&") && !cursor.accept(";;") && !cursor.accept(";&")) {
      if (!cursor.keyword().equals("esac")) {
        throw cursor.unexpected();
      }
    }
    return new Arm(patterns, body);
  }

  /// `name ()`, with the name read.
  Node parenthesizedFunction(Word name, int start) {
    source.budget.enter(cursor);
    cursor.next();
    cursor.blanks();
    if (cursor.peek() != ')') {
      throw cursor.unexpected();
    }
    cursor.next();
    var node = definition(name, start);
    source.budget.leave();
    return node;
  }

  private Node function(int start) {
    cursor.blanks();
    var name = source.words.word(Words.Kind.PLAIN);
    cursor.blanks();
    if (cursor.peek() == '(') {
      int paren = cursor.at();
      cursor.next();
      cursor.blanks();
      if (cursor.peek() == ')') {
        cursor.next();
      } else {
        cursor.moveTo(paren);
      }
    }
    return definition(name, start);
  }

  private Node definition(Word name, int start) {
    var plain = Words.plain(name);
    if (plain.isEmpty()) {
      throw Refused.text("name of a function that is no plain word", cursor.place());
    }
    source.space();
    var body = compound();
    if (body == null) {
      throw cursor.unexpected();
    }
    return new Function(plain, body, cursor.span(start));
  }

  /// A compound command where one stands here, and none that only defines or marks; or null.
  private @Nullable Node compound() {
    return switch (cursor.keyword()) {
      case "" -> cursor.peek() == '(' ? read("") : null;
      case "{", "if", "while", "until", "for", "select", "case", "[[" -> read(cursor.keyword());
      default -> null;
    };
  }

  private Node coprocess(int start) {
    cursor.blanks();
    var node = compound();
    if (node == null) {
      node = source.attempt(this::namedCoprocess);
    }
    if (node == null) {
      node = source.commands.simple();
    }
    return new Coprocess(node, cursor.span(start));
  }

  private Node namedCoprocess() {
    source.words.word(Words.Kind.PLAIN);
    cursor.blanks();
    var node = compound();
    if (node == null) {
      throw cursor.unexpected();
    }
    return node;
  }

  private Node test(int start) {
    var words = new ArrayList<Word>();
    int open = 0;
    while (true) {
      source.space();
      var kind = Words.Kind.PLAIN;
      if (!words.isEmpty() && Words.is(words.getLast(), "=~")) {
        kind = Words.Kind.EXPRESSION;
      }
      int operator = kind == Words.Kind.PLAIN ? operator() : 0;
      if (operator > 0) {
        open += cursor.peek() == '(' ? 1 : cursor.peek() == ')' ? -1 : 0;
        words.add(source.words.operator(operator));
        continue;
      }
      var word = source.words.word(kind);
      if (Words.is(word, "]]") && kind == Words.Kind.PLAIN) {
        break;
      }
      words.add(word);
    }
    if (open != 0 || words.isEmpty()) {
      throw cursor.unexpected();
    }
    return new Test(words, source.redirections.list(), cursor.span(start));
  }

  private int operator() {
    if (cursor.looksAt("&&") || cursor.looksAt("||")) {
      return 2;
    }
    char c = cursor.peek();
    boolean process = (c == '<' || c == '>') && cursor.peek(1) == '(';
    return c == '(' || c == ')' || (c == '<' || c == '>') && !process ? 1 : 0;
  }
}

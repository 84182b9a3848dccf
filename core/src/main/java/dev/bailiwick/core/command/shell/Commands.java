package dev.bailiwick.core.command.shell;

import dev.bailiwick.core.command.shell.Script.AndOr;
import dev.bailiwick.core.command.shell.Script.Assignment;
import dev.bailiwick.core.command.shell.Script.Background;
import dev.bailiwick.core.command.shell.Script.Node;
import dev.bailiwick.core.command.shell.Script.Pipeline;
import dev.bailiwick.core.command.shell.Script.Redirect;
import dev.bailiwick.core.command.shell.Script.Simple;
import dev.bailiwick.core.command.shell.Script.Word;
import dev.bailiwick.core.text.Json.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// Lists, chains, pipelines and simple commands. One thread.
final class Commands {
  private static final Set<String> DECLARATIONS =
      Set.of("declare", "typeset", "local", "readonly", "export", "alias", "eval");

  private final Source source;
  private final Cursor cursor;

  Commands(Source source) {
    this.source = source;
    this.cursor = source.cursor;
  }

  /// Commands up to a `)`, a `;;`, a reserved word that closes, or the end; reads none of these.
  Script list() {
    var nodes = new ArrayList<Node>(1);
    boolean separated = true;
    while (true) {
      source.space();
      if (isClosed()) {
        return new Script(nodes);
      }
      if (!separated) {
        throw cursor.unexpected();
      }
      int start = cursor.at();
      var node = chain();
      cursor.blanks();
      if (cursor.peek() == '&') {
        cursor.next();
        nodes.add(new Background(node, cursor.span(start)));
        continue;
      }
      nodes.add(node);
      separated = cursor.peek() == '\n' || isSemicolon();
      if (isSemicolon()) {
        cursor.next();
      }
    }
  }

  private boolean isSemicolon() {
    return cursor.peek() == ';' && cursor.peek(1) != ';' && cursor.peek(1) != '&';
  }

  private boolean isClosed() {
    return switch (cursor.peek()) {
      case Cursor.END, ')' -> true;
      case ';' -> !isSemicolon();
      default -> Compounds.closes(cursor.keyword());
    };
  }

  /// `a && b || c`. Both operators bind alike and to the left.
  private Node chain() {
    int start = cursor.at();
    var first = pipeline();
    cursor.blanks();
    if (!isChained()) {
      return first;
    }
    var runs = new ArrayList<List<Node>>();
    boolean firstAnd = cursor.peek() == '&';
    boolean and = !firstAnd;
    int operands = 1;
    while (isChained()) {
      boolean next = cursor.peek() == '&';
      if (next != and) {
        runs.add(new ArrayList<>());
        and = next;
      }
      cursor.skip(2);
      source.space();
      runs.getLast().add(pipeline());
      operands++;
      cursor.blanks();
    }
    return joined(first, runs, firstAnd, operands, start);
  }

  private boolean isChained() {
    return cursor.looksAt("&&") || cursor.looksAt("||");
  }

  /// A long run of one operator becomes a balanced tree, which means the same and lets whoever
  /// walks it recurse; a short one is the left-leaning tree of the grammar.
  private Node joined(
      Node first, List<List<Node>> runs, boolean firstAnd, int operands, int start) {
    boolean isLong = operands > 32;
    if (isLong && runs.size() > source.budget.levels()) {
      throw Refused.text("too long a chain of && and ||", cursor.place());
    }
    Node tree = first;
    boolean and = firstAnd;
    for (var run : runs) {
      if (isLong) {
        tree = join(tree, and, balanced(run, and), start);
      } else {
        for (var operand : run) {
          tree = join(tree, and, operand, start);
        }
      }
      and = !and;
    }
    return tree;
  }

  private Node balanced(List<Node> run, boolean and) {
    if (run.size() == 1) {
      return run.getFirst();
    }
    int half = run.size() / 2;
    var left = balanced(run.subList(0, half), and);
    return new AndOr(
        left,
        and,
        balanced(run.subList(half, run.size()), and),
        new Span(left.span().start(), run.getLast().span().end()));
  }

  private Node join(Node left, boolean and, Node right, int start) {
    var fixed = cursor.fixed();
    return new AndOr(left, and, right, fixed == null ? new Span(start, right.span().end()) : fixed);
  }

  private Node pipeline() {
    cursor.blanks();
    int start = cursor.at();
    boolean marked = false;
    while (cursor.acceptKeyword("!") || time()) {
      marked = true;
      cursor.blanks();
    }
    if (marked && (isEnd() || Compounds.closes(cursor.keyword()))) {
      return new Pipeline(List.of(), cursor.span(start));
    }
    var stages = new ArrayList<Node>(2);
    stages.add(command());
    cursor.blanks();
    while (cursor.peek() == '|' && cursor.peek(1) != '|') {
      cursor.skip(cursor.peek(1) == '&' ? 2 : 1);
      source.space();
      stages.add(command());
      cursor.blanks();
    }
    if (stages.size() == 1 && !marked) {
      return stages.getFirst();
    }
    var last = stages.getLast().span().end();
    return new Pipeline(List.copyOf(stages), cursor.span(start, last));
  }

  private boolean isEnd() {
    return switch (cursor.peek()) {
      case Cursor.END, '\n', ';', '&', '|', ')' -> true;
      default -> false;
    };
  }

  /// `time`, `time -p`, `time --`; with another option it is the program of that name.
  private boolean time() {
    if (!cursor.keyword().equals("time")) {
      return false;
    }
    int start = cursor.at();
    cursor.skip(4);
    cursor.blanks();
    if (cursor.looksAt("-p") && Cursor.isMeta(cursor.peek(2))) {
      cursor.skip(2);
      cursor.blanks();
    }
    if (cursor.looksAt("--") && Cursor.isMeta(cursor.peek(2))) {
      cursor.skip(2);
      cursor.blanks();
    }
    if (cursor.peek() == '-') {
      cursor.moveTo(start);
      return false;
    }
    return true;
  }

  private Node command() {
    source.budget.command(cursor);
    cursor.blanks();
    var keyword = cursor.keyword();
    if (cursor.peek() == '(' || !keyword.isEmpty() && !keyword.equals("time")) {
      return source.compounds.read(keyword);
    }
    return simple();
  }

  /// A simple command, or a function's definition.
  Node simple() {
    cursor.blanks();
    int start = cursor.at();
    var assignments = new ArrayList<Assignment>(1);
    var words = new ArrayList<Word>(4);
    var redirects = new ArrayList<Redirect>(1);
    while (true) {
      cursor.blanks();
      if (source.redirections.accept(redirects, words)) {
        continue;
      }
      char c = cursor.peek();
      if (c == '(' && words.size() == 1 && assignments.isEmpty() && redirects.isEmpty()) {
        return source.compounds.parenthesizedFunction(words.getFirst(), start);
      }
      if (c == '(') {
        throw cursor.unexpected();
      }
      if (isEnd()) {
        break;
      }
      if (words.isEmpty()) {
        var assignment = source.assignments.accept();
        if (assignment != null) {
          assignments.add(assignment);
          continue;
        }
      }
      words.add(word(words));
    }
    if (assignments.isEmpty() && words.isEmpty() && redirects.isEmpty()) {
      throw cursor.unexpected();
    }
    return new Simple(
        List.copyOf(assignments),
        List.copyOf(words),
        Collections.unmodifiableList(redirects),
        cursor.span(start));
  }

  private Word word(List<Word> before) {
    if (before.isEmpty()) {
      return source.words.word(Words.Kind.COMMAND);
    }
    if (DECLARATIONS.contains(Words.plain(before.getFirst()))) {
      var array = source.assignments.argument();
      if (array != null) {
        return array;
      }
    }
    return source.words.word(Words.Kind.ARGUMENT);
  }
}

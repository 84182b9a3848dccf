package dev.bailiwick.core.command.shell;

import dev.bailiwick.core.command.shell.Script.Redirect;
import dev.bailiwick.core.command.shell.Script.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Redirections. One thread.
final class Redirections {
  private static final int OWN = -1;
  private static final int NAMED = -2;

  /// Longest first, each with its meaning in the tree.
  private static final List<List<String>> OPERATORS =
      List.of(
          List.of("&>>", "&>>"),
          List.of("&>|", "&>"),
          List.of("&>!", "&>"),
          List.of("&>", "&>"),
          List.of(">>&", "&>>"),
          List.of(">>|", ">>"),
          List.of(">>!", ">>"),
          List.of(">>", ">>"),
          List.of(">&|", "&>"),
          List.of(">&!", "&>"),
          List.of(">&", ">&"),
          List.of(">|", ">|"),
          List.of(">!", ">|"),
          List.of(">", ">"),
          List.of("<<-", "<<"),
          List.of("<<<", "<<<"),
          List.of("<<", "<<"),
          List.of("<&", "<&"),
          List.of("<>", "<>"),
          List.of("<", "<"));

  private final Source source;
  private final Cursor cursor;

  Redirections(Source source) {
    this.source = source;
    this.cursor = source.cursor;
  }

  /// Those behind a compound command; a view, since a here-document's body comes later.
  List<Redirect> list() {
    var redirects = new ArrayList<Redirect>(2);
    cursor.blanks();
    while (accept(redirects, new ArrayList<>())) {
      cursor.blanks();
    }
    return Collections.unmodifiableList(redirects);
  }

  /// Reads a redirection where one stands at this token.
  ///
  /// @param words takes what is also an argument in the shells that do not know the operator
  boolean accept(List<Redirect> redirects, List<Word> words) {
    cursor.peek();
    int start = cursor.at();
    int consumed = cursor.consumed();
    int descriptor = descriptor();
    char c = cursor.peek();
    boolean operator =
        (c == '<' || c == '>') && (cursor.peek(1) != '(')
            || c == '&' && cursor.peek(1) == '>' && cursor.at() == start;
    if (!operator) {
      cursor.unread(start, consumed);
      return false;
    }
    for (var spelling : OPERATORS) {
      if (cursor.accept(spelling.getFirst())) {
        read(descriptor, spelling, start, redirects, words);
        return true;
      }
    }
    throw cursor.unexpected();
  }

  private int descriptor() {
    char c = cursor.peek();
    if (Cursor.isDigit(c)) {
      return digits();
    }
    if (c == '{') {
      cursor.next();
      var name = cursor.name();
      if (!name.isEmpty() && cursor.peek() == '[') {
        return OWN;
      }
      if (!name.isEmpty() && cursor.accept("}")) {
        return NAMED;
      }
    }
    return OWN;
  }

  private int digits() {
    int value = 0;
    while (Cursor.isDigit(cursor.peek())) {
      value = Math.min(value * 10 + cursor.next() - '0', 1 << 20);
    }
    return value;
  }

  private void read(
      int descriptor,
      List<String> spelling,
      int start,
      List<Redirect> redirects,
      List<Word> words) {
    var operator = spelling.getLast();
    boolean odd = spelling.getFirst().endsWith("!") && " \t".indexOf(cursor.peek()) >= 0;
    cursor.blanks();
    if (operator.equals("<<")) {
      redirects.add(
          new Redirect(
              descriptor, operator, new Word(List.of(), cursor.span(start)), cursor.span(start)));
      source.heredocs.expect(spelling.getFirst().equals("<<-"), redirects);
      int index = redirects.size() - 1;
      var old = redirects.get(index);
      redirects.set(
          index, new Redirect(old.descriptor(), operator, old.target(), cursor.span(start)));
      return;
    }
    var target = source.words.word(Words.Kind.ARGUMENT);
    redirects.add(new Redirect(descriptor, operator, target, cursor.span(start)));
    if (odd) {
      words.add(target);
    }
  }
}

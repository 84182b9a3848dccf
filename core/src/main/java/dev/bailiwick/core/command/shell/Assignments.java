package dev.bailiwick.core.command.shell;

import dev.bailiwick.core.command.shell.Script.Assignment;
import dev.bailiwick.core.command.shell.Script.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `name=value` and its kin. One thread.
final class Assignments {
  private final Source source;
  private final Cursor cursor;

  Assignments(Source source) {
    this.source = source;
    this.cursor = source.cursor;
  }

  /// Reads an assignment where one stands at this token; null, and nothing read, otherwise.
  @Nullable Assignment accept() {
    cursor.peek();
    int start = cursor.at();
    var name = cursor.name();
    if (name.isEmpty()) {
      return null;
    }
    Optional<Word> index = Optional.empty();
    if (cursor.peek() == '[') {
      cursor.next();
      index = Optional.of(source.quoted.arithmetic('[', ']'));
    }
    boolean append = cursor.looksAt("+=");
    if (!append && cursor.peek() != '=') {
      back(start, index.isPresent());
      return null;
    }
    cursor.skip(append ? 2 : 1);
    if (cursor.peek() == '(') {
      return array(name, index, append, start);
    }
    int from = cursor.at();
    var value = source.words.continued(Words.Kind.PLAIN, new Parts(), from);
    return new Assignment(name, index, append, false, List.of(), value, cursor.span(start));
  }

  /// `a[b]` at a command's place is a word, but what bash reads between the brackets, blanks and
  /// operators included, belongs to it.
  private void back(int start, boolean subscript) {
    int stop = cursor.at();
    if (subscript) {
      for (int i = start; i < stop; i++) {
        if (Cursor.isMeta(cursor.text().charAt(i))) {
          throw Refused.text("subscript in a command's name", cursor.place());
        }
      }
      source.budget.reread(stop - start, cursor);
    }
    cursor.moveTo(start);
  }

  private Assignment array(String name, Optional<Word> index, boolean append, int start) {
    int from = cursor.at();
    cursor.next();
    var elements = elements();
    return new Assignment(
        name,
        index,
        append,
        true,
        elements,
        new Word(List.of(), cursor.span(from)),
        cursor.span(start));
  }

  /// Stands behind `(`; reads `)`.
  private List<Word> elements() {
    source.budget.enter(cursor);
    var elements = new ArrayList<Word>();
    source.space();
    while (cursor.peek() != ')') {
      elements.add(element());
      source.space();
    }
    cursor.next();
    source.budget.leave();
    return elements;
  }

  private Word element() {
    if (cursor.peek() != '[') {
      return source.words.word(Words.Kind.ARGUMENT);
    }
    var keyed = source.attempt(this::keyed);
    return keyed == null ? source.words.word(Words.Kind.ARGUMENT) : keyed;
  }

  /// `[key]=value`; the key may hold blanks.
  private Word keyed() {
    int start = cursor.at();
    var into = new Parts();
    into.literal(cursor.next(), false);
    into.addAll(source.quoted.arithmetic('[', ']').parts());
    into.literal(']', false);
    if (cursor.looksAt("+=")) {
      into.literal(cursor.next(), false);
    }
    if (cursor.peek() != '=') {
      throw cursor.unexpected();
    }
    into.literal(cursor.next(), false);
    return source.words.continued(Words.Kind.PLAIN, into, start);
  }

  /// `name=(…)` as an argument of `declare` and its kin, as one word in which blanks stand between
  /// the elements; null, and nothing read, where none stands here.
  @Nullable Word argument() {
    cursor.peek();
    int start = cursor.at();
    var name = cursor.name();
    boolean append = cursor.looksAt("+=");
    var sign = append ? "+=" : "=";
    if (name.isEmpty() || !cursor.looksAt(sign) || cursor.peek(sign.length()) != '(') {
      cursor.moveTo(start);
      return null;
    }
    cursor.skip(sign.length() + 1);
    var into = new Parts();
    into.literal(name + sign + "(", false);
    var before = "";
    for (var element : elements()) {
      into.literal(before, false);
      into.addAll(element.parts());
      before = " ";
    }
    into.literal(')', false);
    return new Word(into.list(), cursor.span(start));
  }
}

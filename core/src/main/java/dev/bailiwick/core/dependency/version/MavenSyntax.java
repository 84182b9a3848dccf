package dev.bailiwick.core.dependency.version;

import dev.bailiwick.core.dependency.version.MavenItem.Items;
import dev.bailiwick.core.dependency.version.MavenItem.Numeral;
import dev.bailiwick.core.dependency.version.MavenItem.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Takes one Maven version apart; one thread, used once.
///
/// Dots part pieces; a hyphen, or a change between digits and letters, opens a list inside the
/// list. When all is read, what says nothing is taken away before the end of each list.
final class MavenSyntax {
  private final String text;
  private final Deque<List<MavenItem>> open = new ArrayDeque<>();
  private int start;
  private boolean digits;

  MavenSyntax(String text) {
    this.text = text;
    open.push(new ArrayList<>());
  }

  Items read() {
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (letter == '.' || letter == '-') {
        add(at);
        start = at + 1;
        if (letter == '-') {
          nest();
        }
      } else {
        boolean digit = Digits.isDigit(letter);
        if (digit != digits && at > start) {
          if (digit) {
            addWord(at, true);
          } else {
            add(at);
          }
          start = at;
          nest();
        }
        digits = digit;
      }
    }
    if (text.length() > start) {
      if (digits) {
        add(text.length());
      } else {
        addWord(text.length(), false);
      }
    }
    return close();
  }

  /// Adds the piece before `end`, or nought where two separators meet.
  private void add(int end) {
    var part = text.substring(start, end);
    current()
        .add(
            part.isEmpty()
                ? Numeral.NOUGHT
                : digits ? new Numeral(Digits.plain(part)) : Word.of(part, false));
  }

  /// Adds a word that a digit or the end follows: it opens a list of its own, so that `.rc` is
  /// `-rc`.
  private void addWord(int end, boolean beforeDigit) {
    if (!current().isEmpty()) {
      nest();
    }
    current().add(Word.of(text.substring(start, end), beforeDigit));
  }

  private List<MavenItem> current() {
    return open.element();
  }

  private void nest() {
    open.push(new ArrayList<>());
  }

  /// Each list is the last piece of the one it was opened in.
  private Items close() {
    var inner = new Items(trimmed(open.pop()));
    while (!open.isEmpty()) {
      var outer = open.pop();
      outer.add(inner);
      inner = new Items(trimmed(outer));
    }
    return inner;
  }

  private static List<MavenItem> trimmed(List<MavenItem> items) {
    for (int i = items.size() - 1; i >= 0; i--) {
      if (items.get(i).isVoid()) {
        items.remove(i);
      } else if (!(items.get(i) instanceof Items)) {
        break;
      }
    }
    return List.copyOf(items);
  }
}

package dev.bailiwick.core.command;

import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.command.term.Value;
import dev.bailiwick.core.effect.Effect.Place;
import dev.bailiwick.core.effect.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of one word while they grow. One thread.
final class Pieces {
  /// Characters put together for one unit of work.
  private static final int CHARACTERS = 256;

  private final Place place;
  private final Scope scope;
  private final Evaluation evaluation;
  private final StringBuilder text = new StringBuilder();

  /// The text as a glob: what was quoted is escaped with a backslash.
  private final StringBuilder pattern = new StringBuilder();

  private boolean told = true;
  private boolean present;
  private boolean glob;
  private @Nullable Target within;

  Pieces(Place place, Scope scope, Evaluation evaluation) {
    this.place = place;
    this.scope = scope;
    this.evaluation = evaluation;
  }

  Place place() {
    return place;
  }

  void literal(String literal, boolean quoted) {
    present |= quoted || !literal.isEmpty();
    if (!told) {
      return;
    }
    evaluation.spend(literal.length() / CHARACTERS);
    text.append(literal);
    if (quoted) {
      Globs.escape(literal, pattern);
    } else {
      pattern.append(literal);
      glob |= Globs.isGlob(literal);
    }
  }

  void value(Value value, boolean quoted) {
    if (!value.told()) {
      present = true;
      within = text.isEmpty() && told ? value.within() : null;
      told = false;
    } else if (quoted) {
      literal(value.text(), true);
    } else {
      split(value.text());
    }
  }

  private static final String WHITE = " \t\n";

  /// An unquoted value: split at what IFS names, each piece may be a glob. An empty piece between
  /// two marks is left out.
  private void split(String value) {
    var separators = scope.variable("IFS").orElse(Value.of(WHITE));
    if (!separators.told()) {
      present = true;
      told = false;
      return;
    }
    var marks = separators.text();
    int start = 0;
    for (int i = 0; i < value.length(); i++) {
      if (marks.indexOf(value.charAt(i)) >= 0) {
        piece(value.substring(start, i));
        next();
        start = i + 1;
      }
    }
    piece(value.substring(start));
  }

  private void piece(String text) {
    if (!text.isEmpty()) {
      literal(text, false);
    }
  }

  /// Whole fields of their own; the first joins what stands before, as `"a$@b"` does.
  void fields(List<Field> fields) {
    for (int i = 0; i < fields.size(); i++) {
      if (i > 0) {
        next();
      }
      var field = fields.get(i);
      value(
          new Value(field.told() ? List.of(field.text()) : List.of(), field.told(), field.within()),
          true);
    }
  }

  private record Pending(Field field, String pattern, boolean glob) {}

  private final List<Pending> pending = new ArrayList<>();

  private void next() {
    if (present) {
      evaluation.spend(1);
      pending.add(new Pending(whole(), pattern.toString(), glob && told));
    }
    text.setLength(0);
    pattern.setLength(0);
    told = true;
    present = false;
    glob = false;
    within = null;
  }

  /// All of it as one field.
  Field whole() {
    return new Field(text.toString(), told, within, place);
  }

  void finish(List<Field> into, Globs globs) {
    next();
    for (var one : pending) {
      if (one.glob()) {
        into.addAll(globs.expand(one.field(), one.pattern(), scope));
      } else {
        into.add(one.field());
      }
    }
  }
}

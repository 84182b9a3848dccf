package dev.bailiwick.core.code.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The left side of an assignment, a parameter, a loop's variable, a case.
public sealed interface Pattern {
  Span span();

  /// The names that it binds, where it is no more than a name or takes out whole fields; else none.
  default List<String> simpleNames() {
    return switch (this) {
      case Bind(var name, var _) -> List.of(name);
      case Fields(var entries, var rest, var _) when rest == null -> {
        var names = new ArrayList<String>();
        for (var entry : entries) {
          if (entry.value() instanceof Bind(var name, var _)) {
            names.add(name);
          }
        }
        yield names.size() == entries.size() ? names : List.of();
      }
      default -> List.of();
    };
  }

  /// A name. In a declaration it is new in its scope, in an assignment it is looked up.
  record Bind(String name, Span span) implements Pattern {}

  /// A field or an element, [Expr.Member] or [Expr.Index].
  record Place(Expr place, Span span) implements Pattern {}

  /// `{a, b: c = 1, ...rest}`, keyword patterns of a `match`.
  record Fields(List<Entry> entries, @Nullable Pattern rest, Span span) implements Pattern {
    public Fields {
      entries = List.copyOf(entries);
    }
  }

  /// `[a, , b, ...rest]`, tuples, several results. A place that is skipped is a [Skip].
  record Elements(List<Pattern> items, @Nullable Pattern rest, Span span) implements Pattern {
    public Elements {
      items = List.copyOf(items);
    }
  }

  /// A pattern with a value for what is missing.
  record WithFallback(Pattern target, Expr fallback, Span span) implements Pattern {}

  /// What must be equal to a value, in a `match` or `switch` alone.
  record Equal(Expr value, Span span) implements Pattern {}

  /// Either of them, in a `match` or `switch` alone.
  record Either(List<Pattern> options, Span span) implements Pattern {
    public Either {
      options = List.copyOf(options);
    }
  }

  /// Takes anything, binds nothing: `_`, an elision, a `default`.
  record Skip(Span span) implements Pattern {}

  /// One field that a [Fields] takes out.
  record Entry(Expr key, Pattern value) {}
}

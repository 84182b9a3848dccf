package dev.bailiwick.core.code.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A parameter of a function.
///
/// @param target what is bound: a name, or a pattern that takes the argument apart
/// @param type the qualified name of its declared type, or empty
/// @param fallback its default, or null
/// @param kind how arguments reach it
/// @param annotations in order
public record Parameter(
    Pattern target, String type, @Nullable Expr fallback, Kind kind, List<Annotation> annotations) {

  /// How arguments reach it.
  public enum Kind {
    /// By place, and by name where the language has named arguments.
    ONE,
    /// All remaining arguments by place: `...rest`, `*args`, `String... names`.
    REST,
    /// All remaining arguments by name: `**kwargs`.
    NAMED_REST
  }

  public Parameter {
    annotations = List.copyOf(annotations);
  }

  /// The plain name, or the empty string where a pattern takes the argument apart.
  public String name() {
    return target instanceof Pattern.Bind(String name, Span _) ? name : "";
  }
}

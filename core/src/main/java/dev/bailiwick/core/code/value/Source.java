package dev.bailiwick.core.code.value;

import dev.bailiwick.core.code.ir.Span;

/// A place from which a value comes. Compared by identity: `Sources` gives the same one for the
/// same path in the same run of a function.
///
/// @param path what is read, as a person would write it: `req.query.id`
/// @param file the path of the file in which it is read
public record Source(Label label, String path, String file, Span span) {
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}

package dev.bailiwick.core.code.ir;

import java.util.List;
import java.util.Set;

/// A function, method, constructor or lambda. A lambda of one expression has a body of one
/// [Stmt.Return].
///
/// The receiver: in a method, [Expr.This] stands for it. Python's `self` and Go's receiver are no
/// parameter here: the front end leaves them out of `parameters` and lowers their name to
/// [Expr.This] (`cls` too).
///
/// @param name the declared name, `constructor` for a constructor, empty for a lambda
/// @param traits what is special about it
/// @param returns the qualified name of the declared return type, or empty
/// @param size its number of nodes, a measure of work
public record Routine(
    String name,
    List<Parameter> parameters,
    List<Stmt> body,
    List<Annotation> annotations,
    Set<Trait> traits,
    String returns,
    int size,
    Span span) {

  /// What is special about a function.
  public enum Trait {
    /// Called on the class, not on an object.
    STATIC,
    /// A property that is read like a field.
    GETTER,
    SETTER,
    ASYNC,
    GENERATOR,
    /// Visible outside of its file: exported, public, or by the language's habit.
    EXPORTED,
    CONSTRUCTOR,
    /// Its `this` is that of the function around it: an arrow function, a lambda.
    LAMBDA
  }

  public Routine {
    parameters = List.copyOf(parameters);
    body = List.copyOf(body);
    annotations = List.copyOf(annotations);
    traits = Set.copyOf(traits);
  }

  public boolean is(Trait trait) {
    return traits.contains(trait);
  }
}

package dev.bailiwick.core.code.ir;

import java.util.List;

/// A class, interface, record, enum or struct. Go's methods, wherever they stand in the file, are
/// gathered into their type; where the type is declared in another file, a type of that name with
/// the methods alone is given.
///
/// @param name as other code calls it
/// @param supertypes qualified names of what it extends and implements, first the class
/// @param supers the same as expressions, for the interpreter to resolve; may be empty
/// @param body what a class holds beside methods: static blocks, statements of a Python class body
public record Type(
    String name,
    List<String> supertypes,
    List<Expr> supers,
    List<Field> fields,
    List<Routine> methods,
    List<Type> types,
    List<Stmt> body,
    List<Annotation> annotations,
    boolean exported,
    Span span) {

  /// A field with its initial value.
  ///
  /// @param type the qualified name of its declared type, or empty
  public record Field(
      String name,
      String type,
      Expr initial,
      boolean isStatic,
      List<Annotation> annotations,
      Span span) {
    public Field {
      annotations = List.copyOf(annotations);
    }
  }

  public Type {
    supertypes = List.copyOf(supertypes);
    supers = List.copyOf(supers);
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
    types = List.copyOf(types);
    body = List.copyOf(body);
    annotations = List.copyOf(annotations);
  }
}

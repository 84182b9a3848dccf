package dev.bailiwick.core.code.ir;

/// A decorator or annotation on a class, a function or a parameter.
///
/// @param value what stands behind the `@`: an [Expr.Name], an [Expr.Member] or an [Expr.Call] of
///   one; a Java annotation is a call whose attributes are named arguments (`value` where it is not
///   named)
public record Annotation(Expr value, Span span) {}

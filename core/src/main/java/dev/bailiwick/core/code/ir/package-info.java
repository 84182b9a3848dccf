/// A program in the words that all languages share: what the flow analysis reads and each front end
/// writes. Structured statements and nested expressions, each with its place in the source.
///
/// What a front end must produce is said at each type; [Lowered] is the whole of one file. In
/// short:
///
/// - **Names stay names.** A local, a parameter, a module's import are all [Expr.Name]; the
///   interpreter resolves them by scopes. Imports are [Stmt.Import] with the *qualified name* of
///   what is bound (`child_process`, `express.Router`, `flask.request`, `java.sql.Statement`).
/// - **A call** is [Expr.Call] with the callee as an expression: `a.b(c)` is a call of
///   [Expr.Member]. The receiver is the member's object. Arguments are in order, named ones carry
///   their name, spread ones are [Expr.Spread].
/// - **Reads of fields and elements** are [Expr.Member] (a fixed name) and [Expr.Index] (a computed
///   key; a constant string or number is as precise as a member). **Writes** are [Expr.Assign] with
///   a [Pattern] of the same shape.
/// - **Sugar is gone**: `await x` is `x`; `x?.y` is a member; template and f-strings are
///   [Expr.Concat]; `assert c` is `if (!c) throw`; a `with` or try-with-resources is a declaration
///   and the block; comprehensions are [Expr.Comprehension]; casts and type assertions are their
///   operand (a cast to a number is a call of the converting function where the language has one).
/// - **Nothing is dropped**: an expression without a form of its own is [Expr.Other] over its
///   parts, so that what flows in also flows out. A statement that cannot be read is [Stmt.Run] of
///   it.
/// - **Types are facts, not checks**: a declared type is given as the qualified name that the
///   file's imports make of it (`express.Request`, `javax.servlet.http.HttpServletRequest`), else
///   as written; it is empty where none is declared.
///
/// May know: nothing. Must never: name a language, a framework or a weakness. Start reading:
/// [Lowered], then [Expr].
@NullMarked
package dev.bailiwick.core.code.ir;

import org.jspecify.annotations.NullMarked;

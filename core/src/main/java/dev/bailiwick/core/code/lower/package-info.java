/// What the front ends share. A front end is one class that implements [Lowering] in a package of
/// its own (`lower.script`, `lower.python`, `lower.java`, `lower.go`); the room's front chooses it.
///
/// A front end reads a [dev.bailiwick.core.code.syntax.SyntaxTree] and writes a
/// [dev.bailiwick.core.code.ir.Lowered]; the label of `code.ir` says what is expected. It never
/// fails: an `ERROR` node is lowered to an `Expr.Other` over the parts that can be read, and depth
/// is bounded by [Depth]. It judges nothing and knows no framework.
///
/// May know: syntax, ir. Must never: know a framework, a rule or another front end. Start reading:
/// [Lowering].
@NullMarked
package dev.bailiwick.core.code.lower;

import org.jspecify.annotations.NullMarked;

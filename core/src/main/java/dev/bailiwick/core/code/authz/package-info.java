/// Who may call what: the routes of a program and the guards before them, read off its statements
/// and decorators. May know: ir, value, run, rule. Must never: run a statement. Start reading:
/// [RouteFinder], then [Guard].
@NullMarked
package dev.bailiwick.core.code.authz;

import org.jspecify.annotations.NullMarked;

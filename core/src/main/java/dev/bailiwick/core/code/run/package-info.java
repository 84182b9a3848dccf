/// What a run of a program needs and what decides nothing: frames, arguments, the heap, budgets,
/// operators, and the port to the project's files. May know: ir, value, rule. Must never: run a
/// statement. Start reading: [Frame].
@NullMarked
package dev.bailiwick.core.code.run;

import org.jspecify.annotations.NullMarked;

/// Rules that a team writes for itself, in a subset of the format of Semgrep's rules: read by
/// [TeamRules], told of a file by [TeamRule]. Patterns are code with holes, matched on syntax
/// trees. May know: syntax, ir, rule, value, run. Must never: open a file; what cannot be read is a
/// problem with a line, never left out. Start reading: [Formula].
@NullMarked
package dev.bailiwick.core.code.team;

import org.jspecify.annotations.NullMarked;

/// The shapes of secrets: a linear subset of regular expressions, over bytes. May know: text. Must
/// never: backtrack, or know what a match means. Start reading: [Shape], then [Automaton].
@NullMarked
package dev.bailiwick.core.secret.pattern;

import org.jspecify.annotations.NullMarked;

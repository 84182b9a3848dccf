/// What words and streams hold as far as it can be told: values, fields, flows, and what `echo` and
/// `printf` make of them. May know: text, effect, model. Must never: evaluate a word or look at the
/// machine. Start reading: [Value], then [Flow].
@NullMarked
package dev.bailiwick.core.command.term;

import org.jspecify.annotations.NullMarked;

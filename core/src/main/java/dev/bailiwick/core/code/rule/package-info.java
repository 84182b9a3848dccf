/// What is a weakness, and what the libraries of a language do: the rows of `rules/code`. The
/// format of a row is told in `docs/code-models.md`. May know: text, finding. Must never: know how
/// a program is analysed. Start reading: [Models].
@NullMarked
package dev.bailiwick.core.code.rule;

import org.jspecify.annotations.NullMarked;

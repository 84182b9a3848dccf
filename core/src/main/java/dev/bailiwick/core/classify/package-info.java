/// How far a file or text may travel: its level, and what set it. May know: text, decision. Must
/// never: decide on a call; a label is a fact that policy weighs. Start reading: [Level], then
/// [Label].
@NullMarked
package dev.bailiwick.core.classify;

import org.jspecify.annotations.NullMarked;

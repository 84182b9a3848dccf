/// Program texts inside commands, one small analysis a language, to effects. May know: text,
/// effect. Must never: run anything, or answer nothing where it cannot tell. Start reading:
/// [EmbeddedPrograms].
@NullMarked
package dev.bailiwick.core.command.embedded;

import org.jspecify.annotations.NullMarked;

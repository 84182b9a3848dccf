/// Proof of the shell parser: cases with their trees, a comparison with the real bash, and fuzz.
/// May know: everything of the room. Must never: run a text. Start reading: [Rendering].
@NullMarked
package dev.bailiwick.core.command.shell;

import org.jspecify.annotations.NullMarked;

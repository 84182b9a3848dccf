/// The whole program against real assistants and a scripted model. May know: everything. Must
/// never: reach beyond loopback. Start reading: [ClaudeCodeTest].
@NullMarked
package dev.bailiwick.proof.endtoend;

import org.jspecify.annotations.NullMarked;

/// OpenAI Codex's own words. May know: core, daemon, setup. Must never: decide. Start reading:
/// [CodexModelSide].
@NullMarked
package dev.bailiwick.workstation.agent.codex;

import org.jspecify.annotations.NullMarked;

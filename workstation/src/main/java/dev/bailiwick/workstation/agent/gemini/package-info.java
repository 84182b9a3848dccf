/// Gemini CLI's own words. May know: core, daemon, setup. Must never: decide. Start reading:
/// [GeminiModelSide].
@NullMarked
package dev.bailiwick.workstation.agent.gemini;

import org.jspecify.annotations.NullMarked;

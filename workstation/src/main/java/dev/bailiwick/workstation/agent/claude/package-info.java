/// Claude Code's dialect, both ways, and where it is installed. May know: core's events and
/// decisions, setup. Must never: judge anything, or know another assistant. Start reading:
/// [Request].
@NullMarked
package dev.bailiwick.workstation.agent.claude;

import org.jspecify.annotations.NullMarked;

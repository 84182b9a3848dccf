/// The assistants' dialects; one room below for each. May know: core. Must never: judge. Start
/// reading: [Dialect].
@NullMarked
package dev.bailiwick.workstation.agent;

import org.jspecify.annotations.NullMarked;

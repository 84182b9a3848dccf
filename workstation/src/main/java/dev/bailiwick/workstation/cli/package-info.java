/// The command line: what a person types and what comes back. May know: every room of the
/// workstation, picocli. Must never: decide, or hold a rule. Start reading: [Main], then [Wiring].
@NullMarked
package dev.bailiwick.workstation.cli;

import org.jspecify.annotations.NullMarked;

/// PowerShell text to the POSIX shell text that touches the same things, so that one evaluation and
/// one set of command models serve both. May know: text. Must never: leave out what it cannot
/// translate without saying so. Start reading: [Translation], then [Statements].
@NullMarked
package dev.bailiwick.core.command.powershell;

import org.jspecify.annotations.NullMarked;

/// The commands, one a file: arguments in, a call to the room that owns the work, text or JSON out.
/// May know: every room of the workstation. Must never: hold logic that a test could want without a
/// command line. Start reading: any of them.
@NullMarked
package dev.bailiwick.workstation.cli.command;

import org.jspecify.annotations.NullMarked;

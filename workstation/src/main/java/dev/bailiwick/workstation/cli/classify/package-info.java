/// `classify`: each file's level and the line that set it. May know: what the command line knows.
/// Must never: print content; a cause names the line of the policy. Start reading:
/// [ClassifyCommand].
@NullMarked
package dev.bailiwick.workstation.cli.classify;

import org.jspecify.annotations.NullMarked;

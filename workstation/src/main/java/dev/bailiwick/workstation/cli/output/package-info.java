/// How answers look: colour, columns, progress. May know: the JDK. Must never: know what is
/// printed. Start reading: [Terminal].
@NullMarked
package dev.bailiwick.workstation.cli.output;

import org.jspecify.annotations.NullMarked;

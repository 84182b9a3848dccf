/// Shell text to a tree, and the tree's vocabulary. May know: text. Must never: evaluate a word or
/// look at the machine. Start reading: [Script], then [ShellParser].
@NullMarked
package dev.bailiwick.core.command.shell;

import org.jspecify.annotations.NullMarked;

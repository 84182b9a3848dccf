/// Syntax trees by tree-sitter, a native library that is called through Java's foreign function
/// interface. May know: code.syntax, files for the libraries. Must never: be used where a decision
/// about a tool call is made: a fault in native code ends the process. Start reading:
/// [TreeSitterParser].
@NullMarked
package dev.bailiwick.workstation.parser;

import org.jspecify.annotations.NullMarked;

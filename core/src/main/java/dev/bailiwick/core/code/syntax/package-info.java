/// Source text as a flat syntax tree. May know: text. Must never: open a file or a native library;
/// who parses stands behind [SyntaxParser]. Start reading: [SyntaxTree].
@NullMarked
package dev.bailiwick.core.code.syntax;

import org.jspecify.annotations.NullMarked;

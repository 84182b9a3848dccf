/// Python. `self` and `cls` become the receiver; a function inside a method keeps the method's
/// receiver. What `Annotated[T, x]` says of a parameter is an annotation of it.
///
/// May know: syntax, ir, lower. Must never: know a framework. Start reading: [PythonLowering].
@NullMarked
package dev.bailiwick.core.code.lower.python;

import org.jspecify.annotations.NullMarked;

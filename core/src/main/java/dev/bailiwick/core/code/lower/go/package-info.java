/// The front end for Go. Several results are a list, a struct literal is the making of an object by
/// a constructor that sets its fields, a channel is a list, a variable of a plain type whose
/// address is taken is a box, `goto` forward leaves a block, `panic` throws.
///
/// May know: syntax, ir, lower. Must never: know a framework, a rule or another front end. Start
/// reading: [GoLowering].
@NullMarked
package dev.bailiwick.core.code.lower.go;

import org.jspecify.annotations.NullMarked;

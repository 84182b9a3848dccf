/// The front end for Java. What the language leaves out is put back: a bare name of a field is a
/// field of `this`, a bare call a call of a method of `this` or of the class, a name of `java.lang`
/// or of a package that is imported on demand is an import.
///
/// May know: syntax, ir, lower. Must never: know a framework, a rule or another front end. Start
/// reading: [JavaLowering].
@NullMarked
package dev.bailiwick.core.code.lower.java;

import org.jspecify.annotations.NullMarked;

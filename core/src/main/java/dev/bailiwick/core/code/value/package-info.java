/// What the analysis knows of a value at run time: where it came from ([Taint]), what it is
/// ([Value]), what it refers to ([Ref]), and the memory in which that stands ([State]). May know:
/// ir, syntax. Must never: run a statement. Start reading: [Value].
@NullMarked
package dev.bailiwick.core.code.value;

import org.jspecify.annotations.NullMarked;

/// What programs do, as data: models of options and operands, and the reading of a call by them.
/// May know: the JDK, YAML. Must never: know of effects, paths or policy; a model only says which
/// role a word plays. Start reading: [Model], then [Call].
@NullMarked
package dev.bailiwick.core.command.model;

import org.jspecify.annotations.NullMarked;

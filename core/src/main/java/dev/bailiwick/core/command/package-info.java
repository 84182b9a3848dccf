/// A command in any dialect to the effects it would have. May know: text, world, event, effect.
/// Must never: judge an effect, or open a file. Start reading: [CommandEffects].
@NullMarked
package dev.bailiwick.core.command;

import org.jspecify.annotations.NullMarked;

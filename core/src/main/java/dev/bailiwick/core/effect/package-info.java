/// What a tool call would do to the world: files, programs, hosts, environment. May know: text,
/// event. Must never: judge. Start reading: [Effect].
@NullMarked
package dev.bailiwick.core.effect;

import org.jspecify.annotations.NullMarked;

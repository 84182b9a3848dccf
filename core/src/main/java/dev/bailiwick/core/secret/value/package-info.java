/// What a value looks like, without regard to whose it is: drawn by chance, typed by a person,
/// standing in for something else. May know: the JDK, text. Must never: know a rule. Start reading:
/// [Surprise].
@NullMarked
package dev.bailiwick.core.secret.value;

import org.jspecify.annotations.NullMarked;

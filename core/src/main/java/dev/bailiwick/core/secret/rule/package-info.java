/// Kinds of secrets as data, and the reading of `rules/secrets`. May know: the JDK, YAML, finding,
/// pattern. Must never: search. Start reading: [SecretRule].
@NullMarked
package dev.bailiwick.core.secret.rule;

import org.jspecify.annotations.NullMarked;

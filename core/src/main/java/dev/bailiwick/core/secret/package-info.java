/// Secrets in bytes: finds them, says how sure it is, and never repeats them. May know: text,
/// finding. Must never: open what it searches, or keep a value. Start reading: [SecretScanner],
/// then [Session].
@NullMarked
package dev.bailiwick.core.secret;

import org.jspecify.annotations.NullMarked;

/// Names that something is given to, and what they are given: `password = "…"`, `api_key: …`,
/// `setToken("…")`. May know: the JDK. Must never: decide whether it is a secret. Start reading:
/// [AssignmentReader].
@NullMarked
package dev.bailiwick.core.secret.assignment;

import org.jspecify.annotations.NullMarked;

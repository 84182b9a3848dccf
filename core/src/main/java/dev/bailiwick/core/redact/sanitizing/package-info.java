/// Code that may be shared and still parses, and the way back. May know: text, secret, classify,
/// redact. Must never: put a secret into a map, or give the same original two surrogates. Start
/// reading: [Sanitizer], then [Idiom].
@NullMarked
package dev.bailiwick.core.redact.sanitizing;

import org.jspecify.annotations.NullMarked;

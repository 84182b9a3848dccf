/// Text that stands in another writing: base64, hexadecimal, escapes, strings put together, UTF-16;
/// and what kind of archive a content is. May know: text. Must never: know what a secret is, or
/// open a file. Start reading: [Decoded], then [EncodedRuns] and [Escapes].
@NullMarked
package dev.bailiwick.core.secret.decoding;

import org.jspecify.annotations.NullMarked;

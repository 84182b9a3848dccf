/// Structured personal data in text: what has a shape and, mostly, a checksum. No names or prose.
/// May know: text. Must never: keep or print what it found; it gives places. Start reading:
/// [PersonalData], then [Checksums].
@NullMarked
package dev.bailiwick.core.classify.personal;

import org.jspecify.annotations.NullMarked;

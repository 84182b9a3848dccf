/// Known secrets are cut out of a stream of bytes. May know: secret's forms. Must never: wait, or
/// look at a clock. Start reading: [Masker].
@NullMarked
package dev.bailiwick.core.redact.masking;

import org.jspecify.annotations.NullMarked;

/// Takes out of a text what must not be kept. May know: text. Must never: keep, log or return what
/// it took out. Start reading: [Redactor].
@NullMarked
package dev.bailiwick.core.redact;

import org.jspecify.annotations.NullMarked;

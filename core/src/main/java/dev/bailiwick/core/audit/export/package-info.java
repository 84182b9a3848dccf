/// Audit records in the formats of others. May know: text, audit. Must never: open a file or add
/// what the record does not hold. Start reading: [Ocsf].
@NullMarked
package dev.bailiwick.core.audit.export;

import org.jspecify.annotations.NullMarked;

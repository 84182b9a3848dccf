/// `sanitize` and `restore`: code that may be shared, and the way back. May know: what the command
/// line knows. Must never: print or keep a secret. Start reading: [SanitizeCommand].
@NullMarked
package dev.bailiwick.workstation.cli.sanitize;

import org.jspecify.annotations.NullMarked;

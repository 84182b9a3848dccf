/// Security review of source code: bytes of files in, findings out. May know: syntax, the front
/// ends, flow, rules, finding. Must never: open a file or parse by itself; both come in through
/// ports. Start reading: [CodeReview].
@NullMarked
package dev.bailiwick.core.code;

import org.jspecify.annotations.NullMarked;

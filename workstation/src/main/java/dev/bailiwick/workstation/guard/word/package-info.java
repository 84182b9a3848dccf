/// What an assistant is told about the code it has just written, and the record of which lines it
/// wrote. May know: events, findings, review, store. Must never: judge a call, or hold one up for
/// longer than a moment. Start reading: [EditReview].
@NullMarked
package dev.bailiwick.workstation.guard.word;

import org.jspecify.annotations.NullMarked;

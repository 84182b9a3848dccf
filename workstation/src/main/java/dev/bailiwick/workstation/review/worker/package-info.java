/// Review in a process of its own: what is asked, what is answered, who keeps that process. May
/// know: review, finding, json. Must never: parse in the process that asks. Start reading:
/// [ReviewProcess].
@NullMarked
package dev.bailiwick.workstation.review.worker;

import org.jspecify.annotations.NullMarked;

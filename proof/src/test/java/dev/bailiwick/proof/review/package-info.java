/// What code review must show as a whole: the guide's own examples, and that nothing makes it fail.
///
/// - May know: everything.
/// - Must never: be quoted by a rule.
/// - Start reading: [GuideExamplesTest].
@NullMarked
package dev.bailiwick.proof.review;

import org.jspecify.annotations.NullMarked;

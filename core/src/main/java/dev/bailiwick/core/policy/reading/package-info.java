/// Text of policy files to their lines: YAML, JSON with comments, ignore files, the team policy.
/// May know: policy.rule, text. Must never: judge, or let a part of a bad file through. Start
/// reading: [SourceReader].
@NullMarked
package dev.bailiwick.core.policy.reading;

import org.jspecify.annotations.NullMarked;

/// `bailiwick policy`: the policy shown, checked, explained, tested, compared, begun. May know:
/// core's policy and pipeline, the guard's files, picocli. Must never: judge by a rule of its own.
/// Start reading: [PolicyCommand].
@NullMarked
package dev.bailiwick.workstation.cli.policy;

import org.jspecify.annotations.NullMarked;

/// What of the world of packages is kept on this machine: the index of advisories and how it is
/// fetched. May know: core, store. Must never: judge a package. Start reading: [AdvisoryStore].
@NullMarked
package dev.bailiwick.workstation.dependency;

import org.jspecify.annotations.NullMarked;

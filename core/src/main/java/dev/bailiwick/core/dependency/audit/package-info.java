/// What is known against the packages that files name: `deps audit`. May know: the rest of
/// dependency but admission, finding. Must never: ask a registry, or read a file. Start reading:
/// [DependencyAudit].
@NullMarked
package dev.bailiwick.core.dependency.audit;

import org.jspecify.annotations.NullMarked;

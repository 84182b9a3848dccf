/// What registries say of packages, and how names resemble each other. May know:
/// dependency.version, dependency.coordinate. Must never: ask a registry itself; that is behind the
/// port. Start reading: [Registry].
@NullMarked
package dev.bailiwick.core.dependency.registry;

import org.jspecify.annotations.NullMarked;

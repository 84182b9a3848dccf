/// What npm, Yarn, pnpm and bun write: lock files and package.json. May know: text,
/// dependency.format, dependency.coordinate. Must never: ask a registry. Start reading:
/// [PackageLock].
@NullMarked
package dev.bailiwick.core.dependency.manifest.npm;

import org.jspecify.annotations.NullMarked;

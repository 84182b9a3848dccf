/// Advisories: records in the OSV format, which versions they mean, and the compact index they are
/// kept in. May know: dependency.version, dependency.coordinate. Must never: read a manifest, or
/// open a file. Start reading: [Advisory].
@NullMarked
package dev.bailiwick.core.dependency.advisory;

import org.jspecify.annotations.NullMarked;

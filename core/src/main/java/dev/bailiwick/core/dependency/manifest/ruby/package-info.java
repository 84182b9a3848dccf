/// What Bundler reads and writes. May know: dependency.format, dependency.coordinate. Must never:
/// run a Gemfile. Start reading: [GemfileLock].
@NullMarked
package dev.bailiwick.core.dependency.manifest.ruby;

import org.jspecify.annotations.NullMarked;

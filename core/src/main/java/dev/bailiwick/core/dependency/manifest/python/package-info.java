/// What pip, Poetry, PDM, uv and pipenv read and write. May know: text, dependency.format,
/// dependency.coordinate. Must never: ask an index, or run a setup.py. Start reading:
/// [Requirements], then [PyProject].
@NullMarked
package dev.bailiwick.core.dependency.manifest.python;

import org.jspecify.annotations.NullMarked;

/// The formats that manifests and lock files are written in, each read to a tree that knows its
/// lines. May know: text, dependency.coordinate. Must never: know what a file means, or follow what
/// a file names. Start reading: [Document].
@NullMarked
package dev.bailiwick.core.dependency.format;

import org.jspecify.annotations.NullMarked;

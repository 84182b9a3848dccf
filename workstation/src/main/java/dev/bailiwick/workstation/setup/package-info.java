/// Makes a repository guarded, and takes that back byte for byte. May know: core's text, the JDK,
/// git as a program. Must never: name an assistant, or write before everything is prepared. Start
/// reading: [Setup].
@NullMarked
package dev.bailiwick.workstation.setup;

import org.jspecify.annotations.NullMarked;

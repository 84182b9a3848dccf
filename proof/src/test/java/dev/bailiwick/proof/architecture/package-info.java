/// The house rules as checks: floors, purity, names, sizes, labels, literals.
///
/// - May know: everything.
/// - Must never: pass without having seen the rooms it speaks of.
/// - Start reading: [FloorsTest], then [Sources].
@NullMarked
package dev.bailiwick.proof.architecture;

import org.jspecify.annotations.NullMarked;

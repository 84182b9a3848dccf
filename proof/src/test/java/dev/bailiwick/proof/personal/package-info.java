/// Personal data on a labelled set that is fetched, never kept here. May know: core. Must never: be
/// shipped, or hold a text of the set. Start reading: [PersonalScore].
@NullMarked
package dev.bailiwick.proof.personal;

import org.jspecify.annotations.NullMarked;

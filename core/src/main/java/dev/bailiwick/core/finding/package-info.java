/// What a finding of any kind says about itself: how bad, how sure, where. May know: text. Must
/// never: know who found it, or hold a secret's value. Start reading: [Finding].
@NullMarked
package dev.bailiwick.core.finding;

import org.jspecify.annotations.NullMarked;

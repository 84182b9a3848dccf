package dev.bailiwick.core.code.value;

import org.jspecify.annotations.Nullable;

/// One source in a value.
///
/// @param safe a bit for each weakness for which it was made harmless
/// @param direct whether the value is what was read, or a part of it, not something made from it
public record Mark(Source source, long safe, boolean direct, @Nullable Trail trail) {

  /// The same, harmless for these weaknesses as well.
  public Mark safer(long bits) {
    return (safe | bits) == safe ? this : new Mark(source, safe | bits, direct, trail);
  }

  Mark derived() {
    return direct ? new Mark(source, safe, false, trail) : this;
  }
}

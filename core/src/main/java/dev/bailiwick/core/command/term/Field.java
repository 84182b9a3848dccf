package dev.bailiwick.core.command.term;

import dev.bailiwick.core.command.model.Call;
import dev.bailiwick.core.effect.Effect.Place;
import dev.bailiwick.core.effect.Target;
import org.jspecify.annotations.Nullable;

/// A word after expansion.
///
/// @param text the whole text; where it cannot be told, what it surely begins with
/// @param told whether `text` is all of it
/// @param within where the word cannot be told but surely names something in a tree: that tree
public record Field(String text, boolean told, @Nullable Target within, Place place)
    implements Call.Word {

  public static Field told(String text, Place place) {
    return new Field(text, true, null, place);
  }

  public static Field untold(Place place) {
    return new Field("", false, null, place);
  }

  @Override
  public boolean namesFile() {
    return within != null;
  }

  public Field withText(String other) {
    return new Field(other, told, within, place);
  }
}

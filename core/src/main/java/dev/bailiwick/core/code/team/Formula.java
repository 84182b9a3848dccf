package dev.bailiwick.core.code.team;

import java.util.List;
import java.util.regex.Pattern;

/// What a rule looks for.
sealed interface Formula {

  /// Code that fits.
  record Code(CodePattern pattern) implements Formula {}

  /// Text that fits, anywhere in the file.
  record Text(Pattern pattern) implements Formula {}

  /// All of these at one place, but for [Not], [Inside] and what is said of holes.
  record All(List<Formula> parts) implements Formula {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /// Any of these.
  record Any(List<Formula> parts) implements Formula {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /// Not at the same place.
  record Not(Formula formula) implements Formula {}

  /// Within a place of this, or within none.
  record Inside(Formula formula, boolean isWanted) implements Formula {}

  /// The hole's text fits from its beginning.
  record HoleText(String hole, Pattern pattern) implements Formula {}

  /// In what fills the hole the formula finds something.
  record HoleCode(String hole, Formula formula) implements Formula {}

  /// What fills the hole is a number (or text) that compares so.
  record HoleNumber(String hole, String operator, String value) implements Formula {}

  /// The place is what fills the hole.
  record Focus(String hole) implements Formula {}
}

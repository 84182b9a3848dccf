package dev.bailiwick.core.code.rule;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What must be the case at a call for a row to hold.
public sealed interface Condition {
  Place place();

  /// It is a text in which the pattern is found.
  record Matches(Place place, Pattern pattern) implements Condition {}

  /// It begins with a known text in which the pattern is found.
  record Begins(Place place, Pattern pattern) implements Condition {}

  /// It is this value: a Boolean, a Double, a String, or null for nothing.
  record Is(Place place, @Nullable Object value) implements Condition {}

  /// It is known to be absent, or known and another value than this.
  record IsNot(Place place, @Nullable Object value) implements Condition {}

  /// It is known to be absent.
  record Absent(Place place) implements Condition {}

  /// Something stands there.
  record Present(Place place) implements Condition {}

  /// A text that stands in the source, not shorter than this.
  record Written(Place place, int least) implements Condition {}

  /// A number below this.
  record Below(Place place, double limit) implements Condition {}

  /// Its name in the source is one in which the pattern is found.
  record Called(Place place, Pattern pattern) implements Condition {}

  /// Its qualified name is one in which the pattern is found.
  record Named(Place place, Pattern pattern) implements Condition {}

  /// Nothing has looked at who asks: no check came before, and the call itself has no part of it.
  record Unchecked(Place place) implements Condition {}

  /// A regular expression that takes exponential time on some texts.
  record Slow(Place place) implements Condition {}

  /// In the source of the function around, or of the file where there is none, the pattern is
  /// found, or is not.
  record Within(Place place, Pattern pattern, boolean isWanted) implements Condition {}

  /// In the line around, or in the name of the function, the pattern is found.
  record Near(Place place, Pattern pattern) implements Condition {}

  /// In the path of the file the pattern is found.
  record InFile(Place place, Pattern pattern) implements Condition {}

  /// It carries the label.
  record From(Place place, String label) implements Condition {}
}

package dev.bailiwick.core.policy.reading;

import java.util.List;
import java.util.Map;

/// A value in a policy file, YAML and JSON alike, with its line.
sealed interface PolicyNode {

  int line();

  /// @param entries in the order of the text
  record Mapping(Map<String, Member> entries, int line) implements PolicyNode {}

  /// A member's value and the line of its key.
  record Member(PolicyNode value, int line) {}

  record Sequence(List<PolicyNode> items, int line) implements PolicyNode {}

  record Text(String value, int line) implements PolicyNode {}

  record Truth(boolean value, int line) implements PolicyNode {}

  record Number(String value, int line) implements PolicyNode {}

  record Nothing(int line) implements PolicyNode {}

  /// What it is, for a person.
  default String kind() {
    return switch (this) {
      case Mapping _ -> "a mapping";
      case Sequence _ -> "a list";
      case Text _ -> "a text";
      case Truth _ -> "true or false";
      case Number _ -> "a number";
      case Nothing _ -> "nothing";
    };
  }
}

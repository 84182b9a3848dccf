package dev.bailiwick.core.finding;

import java.util.List;

/// What to write where a finding is, so that it is none any more.
///
/// @param what was done, in half a sentence
/// @param replacements in the finding's file, in order and apart from each other
public record Repair(String what, List<Replacement> replacements) {

  /// A text that takes the place of another; an empty place takes none away.
  public record Replacement(Finding.Place place, String text) {}

  public Repair {
    replacements = List.copyOf(replacements);
  }
}

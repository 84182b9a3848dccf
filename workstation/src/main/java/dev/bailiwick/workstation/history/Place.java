package dev.bailiwick.workstation.history;

/// Where an object lies: a cheap name for it until its id is asked for.
///
/// @param pack the number of its pack in this walk, or -1 for a loose object
/// @param ordinal its number in the pack, or in the list of loose objects
public record Place(int pack, int ordinal) {
  boolean isLoose() {
    return pack < 0;
  }
}

package dev.bailiwick.core.pipeline.arrival;

import dev.bailiwick.core.dependency.admission.Admission.Circumstances;
import dev.bailiwick.core.dependency.admission.Candidate;
import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.install.Cutoff;
import dev.bailiwick.core.dependency.install.Installation.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Packages that one command or one edit brings in.
///
/// @param how they come
/// @param command that brings them; empty for an edit
/// @param doubts what cannot be told of it, a clause each
/// @param held what is locked already where it arrives, and stays as it is
record Arrival(
    List<Entry> entries,
    Circumstances how,
    Optional<Command> command,
    List<String> doubts,
    List<Dependency> held) {

  /// A manager's call.
  ///
  /// @param words the program first, for the command to run instead
  /// @param cutoff the moment after which the manager takes no release; empty for none
  record Command(Tool manager, List<String> words, Optional<Cutoff> cutoff) {
    Command {
      words = List.copyOf(words);
    }
  }

  /// @param word by which the command names it; empty where it does not, or not in one word
  /// @param settles whether the manager writes the version down by itself, in a lock file
  record Entry(Candidate candidate, String word, boolean settles) {}

  Arrival {
    entries = List.copyOf(entries);
    doubts = List.copyOf(doubts);
    held = List.copyOf(held);
  }

  Arrival doubting(String doubt) {
    var all = new ArrayList<>(doubts);
    all.add(doubt);
    return new Arrival(entries, how, command, all, held);
  }

  /// The same where the manager takes no release of after a moment.
  Arrival until(Cutoff cutoff) {
    return new Arrival(
        entries,
        how,
        command.map(one -> new Command(one.manager(), one.words(), Optional.of(cutoff))),
        doubts,
        held);
  }
}

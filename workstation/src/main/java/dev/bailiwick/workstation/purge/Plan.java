package dev.bailiwick.workstation.purge;

import java.nio.file.Path;
import java.util.List;

/// What a purge changes, or would change.
///
/// @param found every place that holds a value
/// @param refs each ref, moved or not
/// @param commits how many are written anew
/// @param tags how many tag objects are
/// @param unsigned commits and tags that lose their signature
/// @param files tracked files in work trees that are written anew
/// @param limits what was not looked into
public record Plan(
    List<Found> found,
    List<Refs.Moved> refs,
    int objects,
    int commits,
    int tags,
    List<String> unsigned,
    List<Path> files,
    List<String> limits) {
  public Plan {
    found = List.copyOf(found);
    refs = List.copyOf(refs);
    unsigned = List.copyOf(unsigned);
    files = List.copyOf(files);
    limits = List.copyOf(limits);
  }

  /// Whether there is nothing to do.
  public boolean isEmpty() {
    return found.isEmpty() && files.isEmpty();
  }

  /// The refs that move.
  public List<Refs.Moved> moved() {
    return refs.stream().filter(Refs.Moved::isMoved).toList();
  }
}

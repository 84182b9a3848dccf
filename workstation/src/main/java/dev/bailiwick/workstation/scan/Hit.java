package dev.bailiwick.workstation.scan;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.workstation.history.Place;
import dev.bailiwick.workstation.history.object.ObjectKind;
import java.util.List;

/// An object with what was found in a part of it. Thousands of versions of a file hold the same
/// part, so what it holds is kept once.
///
/// @param header of a commit, with its author; empty for other kinds
/// @param inPart findings without a path; their lines count from the start of the part
record Hit(ObjectKind kind, Place place, byte[] header, List<Finding> inPart, Part part) {

  /// The findings with their lines in the object.
  List<Finding> findings() {
    return part.own(inPart);
  }
}

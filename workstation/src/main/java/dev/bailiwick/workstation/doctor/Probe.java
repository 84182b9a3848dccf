package dev.bailiwick.workstation.doctor;

import java.util.List;

/// Looks at one part of the guard. What goes wrong while it looks is a broken check, never an
/// exception.
@FunctionalInterface
public interface Probe {
  List<Check> checks();
}

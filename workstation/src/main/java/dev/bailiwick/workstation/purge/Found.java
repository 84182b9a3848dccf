package dev.bailiwick.workstation.purge;

import java.util.List;

/// A place that holds a value.
///
/// @param kind `blob`, `tree`, `commit`, `tag`, `ref`, `file`, `name` or `lfs`
/// @param where an object's id, a ref, or a path; masked where the value is in it
/// @param forms how the value is written there
public record Found(String kind, String where, List<String> forms) {
  public Found {
    forms = List.copyOf(forms);
  }
}

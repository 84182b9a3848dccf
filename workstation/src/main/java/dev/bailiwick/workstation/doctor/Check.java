package dev.bailiwick.workstation.doctor;

import dev.bailiwick.core.text.Json;

/// One thing that was looked at.
///
/// @param name what, in a few words
/// @param healthy whether it is as it must be
/// @param detail what was seen
/// @param mend what to do where it is broken; empty where it is healthy
public record Check(String name, boolean healthy, String detail, String mend) {

  public static Check healthy(String name, String detail) {
    return new Check(name, true, detail, "");
  }

  public static Check broken(String name, String detail, String mend) {
    return new Check(name, false, detail, mend);
  }

  public Json json() {
    return Json.object()
        .put("name", name)
        .put("healthy", healthy)
        .put("detail", detail)
        .put("mend", mend)
        .build();
  }
}

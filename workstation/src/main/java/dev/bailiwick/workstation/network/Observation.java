package dev.bailiwick.workstation.network;

import dev.bailiwick.core.text.Json;
import java.util.Locale;

/// One thing that was looked at.
///
/// @param name what, in a few words
/// @param detail what was seen, without a secret
/// @param mend what to do; empty where nothing is to be done
public record Observation(String name, Verdict verdict, String detail, String mend) {

  public enum Verdict {
    /// As it must be.
    OK,
    /// Nothing wrong by itself; a person should know it.
    HINT,
    /// Could not be looked at, so nothing is said for it.
    UNKNOWN,
    BROKEN
  }

  static Observation ok(String name, String detail) {
    return new Observation(name, Verdict.OK, detail, "");
  }

  static Observation hint(String name, String detail, String mend) {
    return new Observation(name, Verdict.HINT, detail, mend);
  }

  static Observation unknown(String name, String detail, String mend) {
    return new Observation(name, Verdict.UNKNOWN, detail, mend);
  }

  static Observation broken(String name, String detail, String mend) {
    return new Observation(name, Verdict.BROKEN, detail, mend);
  }

  public Json json() {
    return Json.object()
        .put("name", name)
        .put("verdict", verdict.name().toLowerCase(Locale.ROOT))
        .put("detail", detail)
        .put("mend", mend)
        .build();
  }
}

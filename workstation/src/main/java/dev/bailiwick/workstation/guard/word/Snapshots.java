package dev.bailiwick.workstation.guard.word;

import java.util.LinkedHashMap;
import java.util.Map;

/// What files held before the calls that are about to write them. Thread-safe; nobody waits here.
final class Snapshots {
  private static final int CALLS = 256;

  private final LinkedHashMap<String, Map<String, String>> byCall = new LinkedHashMap<>();

  /// @param call names the call among all sessions
  /// @param contents by absolute paths; empty text for a file that is not there
  synchronized void keep(String call, Map<String, String> contents) {
    byCall.put(call, contents);
    if (byCall.size() > CALLS) {
      byCall.pollFirstEntry();
    }
  }

  /// What was kept for the call, once; empty where nothing was.
  synchronized Map<String, String> take(String call) {
    var contents = byCall.remove(call);
    return contents == null ? Map.of() : contents;
  }
}

package dev.bailiwick.workstation.purge;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Files of large-file storage that were written anew, and the pointers to them. Thread-safe.
///
/// Source of fact: git-lfs, `docs/spec.md`, "The Pointer".
final class Pointers {
  static final int LONGEST = 1024;
  private static final Pattern POINTER =
      Pattern.compile(
          "(?s)version https://git-lfs[^\\n]*\\n.*?oid sha256:([0-9a-f]{64})\\nsize ([0-9]+)\\n.*");

  private record File(String id, long size) {}

  private final Map<String, File> moved = new ConcurrentHashMap<>();

  void put(String from, String to, long size) {
    moved.put(from, new File(to, size));
  }

  static boolean isPointer(byte[] content) {
    return content.length < LONGEST
        && POINTER.matcher(new String(content, StandardCharsets.ISO_8859_1)).matches();
  }

  /// The pointer as it must read now, or empty where it points at nothing that moved.
  Optional<byte[]> moved(byte[] content) {
    if (moved.isEmpty()) {
      return Optional.empty();
    }
    var text = new String(content, StandardCharsets.ISO_8859_1);
    var match = POINTER.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(moved.get(match.group(1)))
        .map(file ->
            (text.substring(0, match.start(1))
                    + file.id()
                    + text.substring(match.end(1), match.start(2))
                    + file.size()
                    + text.substring(match.end(2)))
                .getBytes(StandardCharsets.ISO_8859_1));
  }

  Map<String, String> ids() {
    var ids = new HashMap<String, String>();
    moved.forEach((from, file) -> ids.put(from, file.id()));
    return ids;
  }
}

package dev.bailiwick.workstation.cli.incident;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Values to be taken out, a line each; a block in PEM is one.
final class Values {
  /// A shorter value stands everywhere by chance.
  static final int SHORTEST = 6;

  private static final int MOST_BYTES = 1 << 20;

  private Values() {}

  /// @param where they come from, for messages
  /// @throws IllegalArgumentException where there is none, or one is too short; the message names
  ///   the line and no value
  static List<byte[]> read(InputStream in, String where) throws IOException {
    var bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException(where + ": more than 1 MiB; give values, a line each");
    }
    var values = new ArrayList<byte[]>();
    var block = new StringBuilder();
    int number = 0;
    for (var line : new String(bytes, StandardCharsets.ISO_8859_1).lines().toList()) {
      number++;
      if (line.startsWith("-----BEGIN ") || !block.isEmpty()) {
        block.append(line).append('\n');
        if (line.startsWith("-----END ")) {
          values.add(block.toString().getBytes(StandardCharsets.ISO_8859_1));
          block.setLength(0);
        }
      } else if (!line.isBlank()) {
        if (line.length() < SHORTEST) {
          throw new IllegalArgumentException(
              where + ":" + number + ": shorter than six bytes; that stands everywhere by chance");
        }
        values.add(line.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    if (!block.isEmpty()) {
      throw new IllegalArgumentException(where + ": a block in PEM without its end");
    }
    if (values.isEmpty()) {
      throw new IllegalArgumentException(where + ": no value; give one a line");
    }
    return values;
  }
}

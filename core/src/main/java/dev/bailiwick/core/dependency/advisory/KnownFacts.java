package dev.bailiwick.core.dependency.advisory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The few advisories that are packed with the program, so that the worst known releases are seen
/// before the first `deps sync`. They answer for no ecosystem. See ADR 0075.
public final class KnownFacts {
  private static final String PACKED = "/dev/bailiwick/rules/advisories/known.jsonl";

  private KnownFacts() {}

  /// The packed records, one OSV record a line.
  ///
  /// @throws IllegalStateException where one is bad: the program was built wrongly
  public static List<OsvReader.Affected> all() {
    try (var in = KnownFacts.class.getResourceAsStream(PACKED)) {
      if (in == null) {
        throw new IllegalStateException("the packed file " + PACKED + " is missing");
      }
      var all = new ArrayList<OsvReader.Affected>();
      var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        switch (OsvReader.read(lines.get(i))) {
          case OsvReader.Read read -> all.addAll(read.affected());
          case OsvReader.Refused(String why) ->
              throw new IllegalStateException(PACKED + ":" + (i + 1) + ": " + why);
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An index of them alone.
  public static AdvisoryIndex index() {
    var writer = new AdvisoryIndexWriter();
    all().forEach(one -> writer.add(one.ecosystem(), one.name(), one.advisory()));
    var bytes = new ByteArrayOutputStream();
    try {
      writer.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return AdvisoryIndex.over(ByteBuffer.wrap(bytes.toByteArray()));
  }
}

package dev.bailiwick.core.dependency.advisory;

import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gathers advisories and writes them as an [AdvisoryIndex]. One thread.
///
/// Of two records with one id for one package the later one holds.
public final class AdvisoryIndexWriter {

  private record Package(Ecosystem ecosystem, String key) {}

  /// A package with where it begins in the index.
  private record Row(long hash, int start) {}

  private final Map<Package, Map<String, byte[]>> packages = new LinkedHashMap<>();
  private final List<Advisories.Source> sources = new ArrayList<>();

  /// @param name in any spelling its registry takes
  public void add(Ecosystem ecosystem, String name, Advisory advisory) {
    packages
        .computeIfAbsent(new Package(ecosystem, ecosystem.key(name)), _ -> new LinkedHashMap<>(2))
        .put(advisory.id(), IndexBytes.of(advisory));
  }

  /// Says that what was added for the ecosystem is all its source holds.
  public void add(Advisories.Source source) {
    sources.add(source);
  }

  /// Writes the index and leaves the stream open.
  ///
  /// @throws IllegalStateException where it would not fit into two gigabytes
  public void write(OutputStream out) throws IOException {
    var rows = new ArrayList<Row>(packages.size());
    var blocks = new ArrayList<byte[]>(packages.size());
    long at = IndexBytes.HEAD;
    for (var one : packages.entrySet()) {
      var block = block(one.getKey(), one.getValue());
      rows.add(new Row(IndexBytes.hash(one.getKey().ecosystem(), one.getKey().key()), (int) at));
      blocks.add(block);
      at += block.length;
      if (at > Integer.MAX_VALUE - (64 << 20)) {
        throw new IllegalStateException("more advisories than an index holds");
      }
    }
    rows.sort((first, second) -> Long.compareUnsigned(first.hash(), second.hash()));
    var data = new DataOutputStream(out);
    data.writeLong(IndexBytes.MAGIC);
    data.writeInt(rows.size());
    data.writeInt((int) at);
    data.writeInt((int) at + rows.size() * IndexBytes.ROW);
    for (var block : blocks) {
      data.write(block);
    }
    for (var row : rows) {
      data.writeLong(row.hash());
      data.writeInt(row.start());
    }
    var closing = new ByteArrayOutputStream();
    IndexBytes.text(closing, AdvisoryIndex.spelled(sources));
    data.write(closing.toByteArray());
    data.flush();
  }

  private static byte[] block(Package one, Map<String, byte[]> advisories) {
    var out = new ByteArrayOutputStream();
    out.write(one.ecosystem().ordinal());
    IndexBytes.text(out, one.key());
    IndexBytes.number(out, advisories.size());
    advisories.values().forEach(out::writeBytes);
    return out.toByteArray();
  }
}

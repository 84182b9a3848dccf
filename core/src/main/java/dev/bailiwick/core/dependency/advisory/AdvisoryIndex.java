package dev.bailiwick.core.dependency.advisory;

import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.text.BailiwickException;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Advisories in one block of bytes, looked up where they lie: the bytes may be a mapped file, and
/// nothing of it is copied but what is asked for. Thread-safe.
///
/// A table of the packages' hashes, sorted, is searched by halves; behind its row stand the
/// package's name, against a collision, and its advisories. [AdvisoryIndexWriter] makes it.
public final class AdvisoryIndex implements Advisories {
  private final ByteBuffer bytes;
  private final int packages;
  private final int table;
  private final List<Source> sources;

  private AdvisoryIndex(ByteBuffer bytes) {
    this.bytes = bytes;
    if (bytes.remaining() < IndexBytes.HEAD || bytes.getLong(0) != IndexBytes.MAGIC) {
      throw damaged(null);
    }
    this.packages = bytes.getInt(8);
    this.table = bytes.getInt(12);
    long end = (long) table + (long) packages * IndexBytes.ROW;
    if (packages < 0 || table < IndexBytes.HEAD || end > bytes.limit()) {
      throw damaged(null);
    }
    this.sources = sources(IndexBytes.text(bytes.duplicate().position(bytes.getInt(16))));
  }

  /// The index in these bytes, from the first to the limit.
  ///
  /// @throws BailiwickException `advisories.damaged` where they are no index of this version
  public static AdvisoryIndex over(ByteBuffer bytes) {
    try {
      return new AdvisoryIndex(bytes.asReadOnlyBuffer().slice());
    } catch (IllegalArgumentException
        | IllegalStateException
        | BufferUnderflowException
        | DateTimeException e) {
      throw damaged(e);
    }
  }

  private static BailiwickException damaged(@org.jspecify.annotations.Nullable Throwable cause) {
    return new BailiwickException(
        "advisories.damaged",
        "the index of advisories is damaged or of another version; run `bailiwick deps sync`",
        "run `bailiwick deps sync`",
        cause);
  }

  @Override
  public List<Advisory> of(Ecosystem ecosystem, String name) {
    var key = ecosystem.key(name);
    long hash = IndexBytes.hash(ecosystem, key);
    try {
      for (int row = first(hash); row < packages && hashAt(row) == hash; row++) {
        var in = bytes.duplicate().position(bytes.getInt(table + row * IndexBytes.ROW + 8));
        if (in.get() == ecosystem.ordinal() && IndexBytes.text(in).equals(key)) {
          return advisories(in);
        }
      }
      return List.of();
    } catch (RuntimeException e) {
      throw damaged(e);
    }
  }

  private static List<Advisory> advisories(ByteBuffer in) {
    int count = IndexBytes.number(in);
    var found = new ArrayList<Advisory>();
    for (int i = 0; i < count; i++) {
      found.add(IndexBytes.advisory(in));
    }
    return found;
  }

  /// The first row whose hash is not below.
  private int first(long hash) {
    int low = 0;
    int high = packages;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(hashAt(middle), hash) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private long hashAt(int row) {
    return bytes.getLong(table + row * IndexBytes.ROW);
  }

  @Override
  public List<Source> sources() {
    return sources;
  }

  /// Hands all that is known of one ecosystem to a writer, its source too.
  public void copy(Ecosystem ecosystem, AdvisoryIndexWriter writer) {
    source(ecosystem).ifPresent(writer::add);
    for (int row = 0; row < packages; row++) {
      var in = bytes.duplicate().position(bytes.getInt(table + row * IndexBytes.ROW + 8));
      if (in.get() == ecosystem.ordinal()) {
        var key = IndexBytes.text(in);
        advisories(in).forEach(advisory -> writer.add(ecosystem, key, advisory));
      }
    }
  }

  /// How many packages have advisories.
  public int packages() {
    return packages;
  }

  private static List<Source> sources(String text) {
    var sources = new ArrayList<Source>();
    if (JsonReader.read(text, JsonReader.Limits.EVENT) instanceof JsonReader.Parsed(Json.Obj all)) {
      for (var element : all.array("sources")) {
        if (element instanceof Json.Obj one) {
          sources.add(source(one));
        }
      }
    }
    return List.copyOf(sources);
  }

  private static Source source(Json.Obj one) {
    return new Source(
        Ecosystem.valueOf(one.string("ecosystem").orElse("")),
        one.string("address").orElse(""),
        Instant.parse(one.string("fetched").orElse("")),
        Instant.parse(one.string("newest").orElse("")),
        one.string("sha256").orElse(""),
        Integer.parseInt(one.string("records").orElse("0")));
  }

  static String spelled(List<Source> sources) {
    return Json.object()
        .put(
            "sources",
            Json.array(
                sources.stream()
                    .map(source ->
                        Json.object()
                            .put("ecosystem", source.ecosystem().name())
                            .put("address", source.address())
                            .put("fetched", source.fetched().toString())
                            .put("newest", source.newest().toString())
                            .put("sha256", source.sha256())
                            .put("records", Integer.toString(source.records()))
                            .build())
                    .toList()))
        .build()
        .write();
  }
}

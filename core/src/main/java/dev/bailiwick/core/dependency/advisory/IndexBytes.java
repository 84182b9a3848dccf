package dev.bailiwick.core.dependency.advisory;

import dev.bailiwick.core.dependency.advisory.Advisory.Kind;
import dev.bailiwick.core.dependency.advisory.AffectedRange.Event;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.finding.Severity;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// An advisory as bytes and back: numbers of seven bits a byte, texts in UTF-8 behind their length.
final class IndexBytes {
  /// The head of an index: what it is, how many packages, where their table and its sources begin.
  static final long MAGIC = 0x4257_4144_5649_5332L;

  static final int HEAD = 8 + 4 + 4 + 4;

  /// A row of the table: the hash of a package and where what is known of it begins.
  static final int ROW = 8 + 4;

  private static final Kind[] KINDS = Kind.values();
  private static final Severity[] SEVERITIES = Severity.values();
  private static final AffectedRange.Kind[] EVENTS = AffectedRange.Kind.values();

  private IndexBytes() {}

  /// FNV-1a of 64 bits over a package's type and key.
  static long hash(Ecosystem ecosystem, String key) {
    long hash = 0xcbf29ce484222325L;
    for (byte one : (ecosystem.purlType() + "/" + key).getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (one & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }

  static byte[] of(Advisory advisory) {
    var out = new ByteArrayOutputStream(160);
    text(out, advisory.id());
    out.write(advisory.kind().ordinal() << 4 | advisory.severity().ordinal());
    texts(out, advisory.aliases());
    text(out, advisory.summary());
    number(out, advisory.ranges().size());
    for (var range : advisory.ranges()) {
      number(out, range.events().size());
      for (var event : range.events()) {
        out.write(event.kind().ordinal());
        text(out, event.version());
      }
    }
    texts(out, advisory.versions());
    return out.toByteArray();
  }

  static Advisory advisory(ByteBuffer in) {
    var id = text(in);
    int word = in.get();
    return new Advisory(
        id,
        list(in, IndexBytes::text),
        text(in),
        KINDS[word >> 4],
        SEVERITIES[word & 15],
        list(in, IndexBytes::range),
        list(in, IndexBytes::text));
  }

  private static AffectedRange range(ByteBuffer in) {
    return new AffectedRange(list(in, one -> new Event(EVENTS[one.get()], text(one))));
  }

  static void text(ByteArrayOutputStream out, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    number(out, bytes.length);
    out.writeBytes(bytes);
  }

  static String text(ByteBuffer in) {
    var bytes = new byte[checked(number(in), in)];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void texts(ByteArrayOutputStream out, List<String> texts) {
    number(out, texts.size());
    texts.forEach(text -> text(out, text));
  }

  private static <T> List<T> list(ByteBuffer in, Function<ByteBuffer, T> element) {
    int size = checked(number(in), in);
    var list = new ArrayList<T>(size);
    for (int i = 0; i < size; i++) {
      list.add(element.apply(in));
    }
    return list;
  }

  static void number(ByteArrayOutputStream out, int number) {
    int rest = number;
    while (rest > 0x7f) {
      out.write(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  static int number(ByteBuffer in) {
    int number = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      byte next = in.get();
      number |= (next & 0x7f) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new IllegalStateException("a number without an end");
  }

  private static int checked(int size, ByteBuffer in) {
    if (size < 0 || size > in.remaining()) {
      throw new IllegalStateException("a length beyond the end");
    }
    return size;
  }
}

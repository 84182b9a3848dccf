package dev.bailiwick.core.dependency.registry;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Numbers of seven bits a byte, texts in UTF-8 behind their length, moments in whole seconds.
///
/// What reads throws [java.nio.BufferUnderflowException] or [IllegalArgumentException] where the
/// bytes are no such thing.
final class FactBytes {
  private FactBytes() {}

  static void number(ByteArrayOutputStream out, long number) {
    long rest = number;
    while (rest > 0x7f || rest < 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  static long number(ByteBuffer in) {
    long number = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      byte next = in.get();
      number |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("a number without an end");
  }

  /// A number that counts something in the bytes, so it is no greater than they are.
  static int size(ByteBuffer in) {
    long size = number(in);
    if (size < 0 || size > in.capacity()) {
      throw new IllegalArgumentException("a size beyond the end");
    }
    return (int) size;
  }

  static void text(ByteArrayOutputStream out, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    number(out, bytes.length);
    out.writeBytes(bytes);
  }

  static String text(ByteBuffer in) {
    int size = size(in);
    if (size > in.remaining()) {
      throw new IllegalArgumentException("a text beyond the end");
    }
    int at = in.arrayOffset() + in.position();
    in.position(in.position() + size);
    return new String(in.array(), at, size, StandardCharsets.UTF_8);
  }

  static void moment(ByteArrayOutputStream out, @Nullable Instant moment) {
    long seconds = moment == null ? 0 : moment.getEpochSecond();
    number(out, moment == null ? 0 : (seconds << 1 ^ seconds >> 63) + 1);
  }

  static @Nullable Instant moment(ByteBuffer in) {
    long told = number(in) - 1;
    if (told < 0) {
      return null;
    }
    long seconds = told >>> 1 ^ -(told & 1);
    if (seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()) {
      throw new IllegalArgumentException("a moment beyond time");
    }
    return Instant.ofEpochSecond(seconds);
  }
}

package dev.bailiwick.workstation.parser;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What stands at an address of the process. Nothing is checked: a wrong address ends the process,
/// so only what tree-sitter gave is followed.
final class NativeMemory {
  private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private NativeMemory() {}

  static long number(long address) {
    return ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, address);
  }

  static int integer(long address) {
    return ALL.get(ValueLayout.JAVA_INT_UNALIGNED, address);
  }

  /// Two bytes, without a sign.
  static int half(long address) {
    return ALL.get(ValueLayout.JAVA_SHORT_UNALIGNED, address) & 0xffff;
  }

  static void write(long address, int value) {
    ALL.set(ValueLayout.JAVA_INT_UNALIGNED, address, value);
  }
}

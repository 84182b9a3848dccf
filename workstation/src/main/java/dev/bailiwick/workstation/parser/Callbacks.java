package dev.bailiwick.workstation.parser;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.TimeUnit;

/// What tree-sitter calls back while it parses: for text, and to be told to go on. Made once for
/// the process, since to make the entry of a call from native code takes as long as a small file's
/// parse; what is parsed stands in the memory whose address each call brings along. Thread-safe.
final class Callbacks {
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  /// A parse's own memory: the text's address, its bytes, and when the time is over.
  private static final int TEXT = 0;

  private static final int LENGTH = 8;
  private static final int DEADLINE = 16;

  private static final FunctionDescriptor READ =
      FunctionDescriptor.of(LONG, LONG, ValueLayout.JAVA_INT, TreeSitter.POINT, LONG);
  private static final FunctionDescriptor STOPS =
      FunctionDescriptor.of(ValueLayout.JAVA_BOOLEAN, LONG);

  private final MemorySegment read =
      entry(
          "read",
          MethodType.methodType(long.class, long.class, int.class, MemorySegment.class, long.class),
          READ);
  private final MemorySegment stops =
      entry("stops", MethodType.methodType(boolean.class, long.class), STOPS);

  /// `TSInput` and `TSParseOptions` of one parse.
  record Reading(MemorySegment input, MemorySegment options) {}

  /// @param arena open until the parse is over
  Reading reading(Arena arena, byte[] utf8, long milliseconds) {
    var text = arena.allocate(utf8.length + 1L);
    MemorySegment.copy(utf8, 0, text, ValueLayout.JAVA_BYTE, 0, utf8.length);
    var own = arena.allocate(LONG, 3);
    own.set(LONG, TEXT, text.address());
    own.set(LONG, LENGTH, utf8.length);
    own.set(LONG, DEADLINE, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds));
    var input = arena.allocate(TreeSitter.INPUT);
    input.set(ValueLayout.ADDRESS, 0, own);
    input.set(ValueLayout.ADDRESS, 8, read);
    var options = arena.allocate(TreeSitter.OPTIONS);
    options.set(ValueLayout.ADDRESS, 0, own);
    options.set(ValueLayout.ADDRESS, 8, stops);
    return new Reading(input, options);
  }

  /// All the text behind the offset. Never throws: an exception in a call from native code ends the
  /// process.
  static long read(long own, int offset, MemorySegment point, long bytesRead) {
    int length = (int) NativeMemory.number(own + LENGTH);
    int from = Math.min(Math.max(offset, 0), length);
    NativeMemory.write(bytesRead, length - from);
    return NativeMemory.number(own + TEXT) + from;
  }

  /// Whether the time is over.
  ///
  /// @param state `TSParseState`, which begins with the address of the parse's own memory
  static boolean stops(long state) {
    long deadline = NativeMemory.number(NativeMemory.number(state) + DEADLINE);
    return System.nanoTime() - deadline > 0;
  }

  private static MemorySegment entry(String name, MethodType types, FunctionDescriptor shape) {
    try {
      var method = MethodHandles.lookup().findStatic(Callbacks.class, name, types);
      return Linker.nativeLinker().upcallStub(method, shape, Arena.global());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.bailiwick.workstation.parser;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandleProxies;
import org.jspecify.annotations.Nullable;

/// The functions of tree-sitter's core that are used, as `tree_sitter/api.h` of version 0.26
/// declares them. Thread-safe; what they work on is not.
final class TreeSitter {
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT;
  static final ValueLayout.OfBoolean BOOLEAN = ValueLayout.JAVA_BOOLEAN;
  static final ValueLayout POINTER = ValueLayout.ADDRESS;

  /// A pointer as the number that it is.
  static final ValueLayout.OfLong POINTER_VALUE = ValueLayout.JAVA_LONG;

  /// `TSNode`: start byte, row, column and alias, then the subtree and the tree.
  static final StructLayout NODE = MemoryLayout.structLayout(INT, INT, INT, INT, POINTER, POINTER);

  /// Where a node holds the address of its subtree.
  static final int NODE_SUBTREE = 16;

  /// `TSTreeCursor`.
  static final StructLayout CURSOR =
      MemoryLayout.structLayout(POINTER, POINTER, INT, INT, INT, MemoryLayout.paddingLayout(4));

  static final StructLayout POINT = MemoryLayout.structLayout(INT, INT);

  /// `TSInput`: payload, read, encoding, decode.
  static final StructLayout INPUT =
      MemoryLayout.structLayout(POINTER, POINTER, INT, MemoryLayout.paddingLayout(4), POINTER);

  /// `TSParseOptions`: payload, progress callback.
  static final StructLayout OPTIONS = MemoryLayout.structLayout(POINTER, POINTER);

  /// A call that takes and gives what its name says; `Struct` calls write into the given memory.
  public interface ToPointer {
    MemorySegment call();
  }

  public interface PointerToPointer {
    MemorySegment call(MemorySegment pointer);
  }

  public interface PointerAndNumberToPointer {
    MemorySegment call(MemorySegment pointer, short number);
  }

  public interface PointerAndNumberToInt {
    int call(MemorySegment pointer, short number);
  }

  public interface PointerToStruct {
    MemorySegment call(SegmentAllocator into, MemorySegment pointer);
  }

  public interface PointerToNothing {
    void call(MemorySegment pointer);
  }

  public interface PointerToBoolean {
    boolean call(MemorySegment pointer);
  }

  public interface PointerToShort {
    short call(MemorySegment pointer);
  }

  public interface PointerToInt {
    int call(MemorySegment pointer);
  }

  public interface PointersToBoolean {
    boolean call(MemorySegment first, MemorySegment second);
  }

  public interface Parse {
    MemorySegment call(
        MemorySegment parser, MemorySegment oldTree, MemorySegment input, MemorySegment options);
  }

  private final Linker linker = Linker.nativeLinker();
  private final SymbolLookup core = NativeLibraries.load("tree-sitter");
  private @Nullable CursorFunctions cursors;

  final ToPointer newParser =
      bound(ToPointer.class, "ts_parser_new", FunctionDescriptor.of(POINTER));
  final PointerToNothing deleteParser =
      bound(PointerToNothing.class, "ts_parser_delete", FunctionDescriptor.ofVoid(POINTER));
  final PointersToBoolean setLanguage =
      bound(
          PointersToBoolean.class,
          "ts_parser_set_language",
          FunctionDescriptor.of(BOOLEAN, POINTER, POINTER));
  final PointerToNothing reset =
      bound(PointerToNothing.class, "ts_parser_reset", FunctionDescriptor.ofVoid(POINTER));
  final Parse parse =
      bound(
          Parse.class,
          "ts_parser_parse_with_options",
          FunctionDescriptor.of(POINTER, POINTER, POINTER, INPUT, OPTIONS));
  final PointerToNothing deleteTree =
      bound(PointerToNothing.class, "ts_tree_delete", FunctionDescriptor.ofVoid(POINTER));
  final PointerToStruct rootNode =
      bound(PointerToStruct.class, "ts_tree_root_node", FunctionDescriptor.of(NODE, POINTER));
  final PointerToShort symbol =
      quick(PointerToShort.class, "ts_node_symbol", FunctionDescriptor.of(SHORT, NODE));
  final PointerToInt endByte =
      quick(PointerToInt.class, "ts_node_end_byte", FunctionDescriptor.of(INT, NODE));

  final PointerToInt symbolCount =
      bound(PointerToInt.class, "ts_language_symbol_count", FunctionDescriptor.of(INT, POINTER));
  final PointerAndNumberToPointer symbolName =
      bound(
          PointerAndNumberToPointer.class,
          "ts_language_symbol_name",
          FunctionDescriptor.of(POINTER, POINTER, SHORT));
  final PointerAndNumberToInt symbolType =
      bound(
          PointerAndNumberToInt.class,
          "ts_language_symbol_type",
          FunctionDescriptor.of(INT, POINTER, SHORT));
  final PointerToInt fieldCount =
      bound(PointerToInt.class, "ts_language_field_count", FunctionDescriptor.of(INT, POINTER));
  final PointerAndNumberToPointer fieldName =
      bound(
          PointerAndNumberToPointer.class,
          "ts_language_field_name_for_id",
          FunctionDescriptor.of(POINTER, POINTER, SHORT));

  /// The language of a grammar's library.
  ///
  /// @param grammar `python`
  MemorySegment language(String grammar) {
    var entry =
        NativeLibraries.load("tree-sitter-" + grammar)
            .find("tree_sitter_" + grammar)
            .orElseThrow(() -> new IllegalStateException("no grammar for " + grammar));
    return MethodHandleProxies.asInterfaceInstance(
            ToPointer.class, linker.downcallHandle(entry, FunctionDescriptor.of(POINTER)))
        .call();
  }

  /// Made when they are first wanted: each function takes as long to bind as a small file to parse.
  synchronized CursorFunctions cursors() {
    if (cursors == null) {
      cursors = new CursorFunctions(this);
    }
    return cursors;
  }

  <T> T bound(Class<T> shape, String name, FunctionDescriptor types) {
    return MethodHandleProxies.asInterfaceInstance(
        shape, linker.downcallHandle(address(name), types));
  }

  /// A function that returns at once and calls nothing back.
  <T> T quick(Class<T> shape, String name, FunctionDescriptor types) {
    return MethodHandleProxies.asInterfaceInstance(
        shape, linker.downcallHandle(address(name), types, Linker.Option.critical(false)));
  }

  private MemorySegment address(String name) {
    return core.find(name)
        .orElseThrow(() -> new IllegalStateException("tree-sitter has no " + name));
  }
}

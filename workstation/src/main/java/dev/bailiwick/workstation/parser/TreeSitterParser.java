package dev.bailiwick.workstation.parser;

import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.syntax.SyntaxParser;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Parses with tree-sitter. Thread-safe: each call has a parser and memory of its own.
///
/// Loading the library and the first grammar takes about 100 ms, once for each process.
public final class TreeSitterParser implements SyntaxParser {
  private final TreeSitter api = new TreeSitter();
  private final Map<Language, Grammar> grammars = new ConcurrentHashMap<>();

  @Override
  public Result parse(Language language, byte[] utf8, long milliseconds) {
    if (utf8.length > LARGEST) {
      return new Result.Refused("larger than " + (LARGEST >> 20) + " MiB");
    }
    var grammar = grammars.computeIfAbsent(language, wanted -> Grammar.of(api, wanted));
    var parser = api.newParser.call();
    try (var arena = Arena.ofConfined()) {
      if (!api.setLanguage.call(parser, grammar.handle())) {
        throw new IllegalStateException("the grammar for " + language + " does not fit the parser");
      }
      var reading = new Reading(arena, utf8, milliseconds);
      var tree = api.parse.call(parser, MemorySegment.NULL, reading.input(), reading.options());
      if (tree.equals(MemorySegment.NULL)) {
        return new Result.Refused("not parsed within " + milliseconds + " ms");
      }
      try {
        var nodes = new Flattening(api, grammar).nodes(tree);
        return new Result.Parsed(new SyntaxTree(language, utf8, nodes));
      } finally {
        api.deleteTree.call(tree);
      }
    } finally {
      api.deleteParser.call(parser);
    }
  }

  /// What tree-sitter calls back while it parses: for text, and to be told to go on.
  static final class Reading {
    private static final FunctionDescriptor READ =
        FunctionDescriptor.of(
            ValueLayout.ADDRESS,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_INT,
            TreeSitter.POINT,
            ValueLayout.ADDRESS.withTargetLayout(ValueLayout.JAVA_INT));
    private static final FunctionDescriptor PROGRESS =
        FunctionDescriptor.of(ValueLayout.JAVA_BOOLEAN, ValueLayout.ADDRESS);

    private final Arena arena;
    private final MemorySegment text;
    private final int length;
    private final long deadline;

    Reading(Arena arena, byte[] utf8, long milliseconds) {
      this.arena = arena;
      this.length = utf8.length;
      this.text = arena.allocate(utf8.length + 1L);
      MemorySegment.copy(utf8, 0, text, ValueLayout.JAVA_BYTE, 0, utf8.length);
      this.deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    }

    MemorySegment input() {
      var input = arena.allocate(TreeSitter.INPUT);
      var types =
          MethodType.methodType(
              MemorySegment.class,
              MemorySegment.class,
              int.class,
              MemorySegment.class,
              MemorySegment.class);
      input.set(ValueLayout.ADDRESS, 8, stub("read", types, READ));
      return input;
    }

    MemorySegment options() {
      var options = arena.allocate(TreeSitter.OPTIONS);
      var types = MethodType.methodType(boolean.class, MemorySegment.class);
      options.set(ValueLayout.ADDRESS, 8, stub("stops", types, PROGRESS));
      return options;
    }

    private MemorySegment stub(String name, MethodType types, FunctionDescriptor shape) {
      try {
        var method = MethodHandles.lookup().bind(this, name, types);
        return Linker.nativeLinker().upcallStub(method, shape, arena);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    /// All the text behind the offset. Never throws: an exception in a call from native code ends
    /// the process.
    MemorySegment read(
        MemorySegment payload, int offset, MemorySegment point, MemorySegment bytesRead) {
      int from = Math.min(Math.max(offset, 0), length);
      bytesRead.set(ValueLayout.JAVA_INT, 0, length - from);
      return text.asSlice(from);
    }

    /// Whether the time is over.
    boolean stops(MemorySegment state) {
      return System.nanoTime() - deadline > 0;
    }
  }
}

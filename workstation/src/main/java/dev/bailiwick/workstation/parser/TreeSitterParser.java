package dev.bailiwick.workstation.parser;

import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.syntax.SyntaxParser;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Parses with tree-sitter. Thread-safe: each call has a parser and memory of its own.
///
/// Loading the library and the first grammar takes about 100 ms, once for each process.
public final class TreeSitterParser implements SyntaxParser {
  private final TreeSitter api = new TreeSitter();
  private final Callbacks callbacks = new Callbacks();
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
      var reading = callbacks.reading(arena, utf8, milliseconds);
      var tree = api.parse.call(parser, MemorySegment.NULL, reading.input(), reading.options());
      if (tree.equals(MemorySegment.NULL)) {
        return new Result.Refused("not parsed within " + milliseconds + " ms");
      }
      try {
        var root = api.rootNode.call(arena, tree);
        return new Result.Parsed(new SyntaxTree(language, utf8, nodes(grammar, root, utf8.length)));
      } finally {
        api.deleteTree.call(tree);
      }
    } finally {
      api.deleteParser.call(parser);
    }
  }

  /// The columns begin with room for a node each four bytes, which is what dense code holds.
  private SyntaxTree.Nodes nodes(Grammar grammar, MemorySegment root, int bytes) {
    int expected = 64 + bytes / 4;
    return SubtreeWalk.isReadable(api, root)
        ? new SubtreeWalk(grammar, expected).nodes(root)
        : new CursorWalk(api, grammar, expected).nodes(root);
  }
}

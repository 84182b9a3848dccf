package dev.bailiwick.workstation.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reading tree-sitter's memory gives what its cursor gives, also for code that is broken in any
/// place.
final class SubtreeWalkTest {
  private static final TreeSitter API = new TreeSitter();
  private static final Callbacks CALLBACKS = new Callbacks();
  private static final Map<Language, Grammar> GRAMMARS = new ConcurrentHashMap<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          JAVASCRIPT | // é\\nexport async function* f({a, b: [c = 1], ...d}) { try { await a?.[b]`x${c}` } finally { for (const k of d) if (k) yield /x/g; else { throw {a, get b() { return 1 }} } } }
          TYPESCRIPT | @D() class A<T extends B = C> implements I { constructor(private readonly x?: T | null) {} /* c */ f(this: A<T>, ...r: string[]): r is D { return <any>x! as const } } enum E { a = 1 }
          TSX        | const a = <p key={b} {...c}>t &amp; {d ? <q.r/> : null}<></></p>; type F = (x: number) => Promise<void>
          PYTHON     | @d(1, *a, k=2)\\nasync def f(x: int = 1, /, *, y, **z) -> str:\\n    '''doc'''\\n    with a as b, c:\\n        return f"{x!r:>{y}} {z['k']}" if not (x := y) else [i async for i in z if i]\\n    match x:\\n        case A(b=[c, *_]) | None: pass\\n
          JAVA       | package a.b; import static c.D.*; @A(b = {1, 2}) sealed interface E<T extends F & G> permits H { default <U> U f(final int... x) throws I { label: for (int i = 0, j = 1; i < j; i++) switch (x) { case J(var k) when k > 1 -> { yield (L) k::m; } default -> n = y -> "t"; } } }
          GO         | package a\\nimport (b "c"; . "d")\\n// e\\ntype F[T ~int | G] struct { *H; i, j []map[string]chan<- int `tag` }\\nfunc (f *F[T]) k(l ...int) (m int, err error) { select { case x, ok := <-n: go func() { defer o() }(); default: goto p }; p: return a[1:2:3].(q), nil }\\n
          """)
  void gives_the_cursors_nodes(Language language, String escaped) {
    var text = escaped.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
    assertThat(same(language, text)).as("as it stands").isTrue();
    long seed = 11;
    var random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      var broken = text.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        broken[random.nextInt(broken.length)] = text[random.nextInt(text.length)];
      }
      var part = Arrays.copyOf(broken, 1 + random.nextInt(broken.length));
      assertThat(same(language, part)).as("seed %d, round %d", seed, round).isTrue();
    }
  }

  private static boolean same(Language language, byte[] utf8) {
    var grammar = GRAMMARS.computeIfAbsent(language, one -> Grammar.of(API, one));
    var parser = API.newParser.call();
    try (var arena = Arena.ofConfined()) {
      API.setLanguage.call(parser, grammar.handle());
      var reading = CALLBACKS.reading(arena, utf8, 60_000);
      var tree = API.parse.call(parser, MemorySegment.NULL, reading.input(), reading.options());
      var root = API.rootNode.call(arena, tree);
      var read = new SubtreeWalk(grammar, 1).nodes(root);
      var walked = new CursorWalk(API, grammar, 1).nodes(root);
      boolean readable = SubtreeWalk.isReadable(API, root);
      API.deleteTree.call(tree);
      return readable && columns(read).equals(columns(walked));
    } finally {
      API.deleteParser.call(parser);
    }
  }

  private static String columns(SyntaxTree.Nodes nodes) {
    var text = new StringBuilder().append(nodes.errors()).append(' ');
    for (int i = 0; i < nodes.count(); i++) {
      text.append(nodes.kinds()[i]).append(nodes.named()[i]).append(nodes.fields()[i]);
      text.append(nodes.starts()[i]).append('-').append(nodes.ends()[i]);
      text.append('/').append(nodes.subtreeEnds()[i]).append('\n');
    }
    return text.toString();
  }
}

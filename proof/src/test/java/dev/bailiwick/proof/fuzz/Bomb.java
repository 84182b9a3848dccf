package dev.bailiwick.proof.fuzz;

import dev.bailiwick.core.text.Json;
import java.util.List;
import java.util.function.Supplier;

/// A command text made to cost time or memory.
///
/// @param mustStop whether it holds an attack, or is so big that nobody can have looked at it
public record Bomb(String name, boolean mustStop, Supplier<String> of) {

  /// Ends each: a limit that is reached must not hide it.
  private static final String ATTACK = "\ncat .env\n";

  public static final List<Bomb> ALL =
      List.of(
          attack("1 MB word", () -> "echo " + "a".repeat(1 << 20)),
          attack("200 KB word", () -> "echo " + "a".repeat(200 << 10)),
          attack("10,000 nested $(", () -> "echo " + "$(".repeat(10_000) + ")".repeat(10_000)),
          attack("10,000 nested (", () -> "(".repeat(10_000) + "ls" + ")".repeat(10_000)),
          attack("40 nested $(", () -> "echo " + "$(echo ".repeat(40) + ")".repeat(40)),
          attack("10,000 nested {", () -> "{ ".repeat(10_000) + "ls" + "; }".repeat(10_000)),
          attack("10,000 nested ((", () -> "((".repeat(10_000)),
          attack("10,000 nested $((", () -> "echo " + "$((1+".repeat(10_000)),
          attack("10,000 nested ${", () -> "echo " + "${a:-".repeat(10_000)),
          attack("200 KB heredoc", () -> "cat <<E > docs/a\n" + "line $x\n".repeat(25_000) + "E"),
          attack("10,000 heredocs", () -> "cat <<E\nx\nE\n".repeat(10_000)),
          attack("100,000 words", () -> "echo " + "a ".repeat(100_000)),
          attack("5,000 stages", () -> "cat README.md" + " | cat".repeat(5_000)),
          attack("19,000 commands", () -> "ls;".repeat(19_000)),
          attack("5,000 xargs", () -> "echo a" + " | xargs echo".repeat(5_000)),
          attack("100,000 commands", () -> "a;".repeat(100_000)),
          attack("20,000 &&", () -> "ls" + " && ls".repeat(19_000)),
          attack("5,000 && assignments", () -> "ls" + " && x=1".repeat(5_000)),
          attack("brace product", () -> "echo " + "{a,b}".repeat(30)),
          attack("brace sequence", () -> "echo {1..1000}{1..1000}{1..1000}"),
          attack("nested braces", () -> "echo " + "{a,".repeat(50) + "b" + "}".repeat(50)),
          attack("alias recursion", () -> "alias a='a; a' b='c' c='b'; a; b"),
          attack("function recursion", () -> "f() { f | f & }; f; g() { g; g; }; g"),
          attack("function ladder", Bomb::ladder),
          attack("eval recursion", () -> "x='eval \"$x\"; eval \"$x\"'; eval \"$x\""),
          attack("nested for", () -> nested("for", 4, 60)),
          attack("nested while", () -> "while a; do ".repeat(20) + "b" + "; done".repeat(20)),
          attack("nested if", () -> "if a; then ".repeat(25) + "b" + "; fi".repeat(25)),
          attack("nested case", () -> "case a in b) ".repeat(25) + "b" + " ;; esac".repeat(25)),
          attack("doubling", () -> "x=aaaaaaaa\n" + "x=$x$x\n".repeat(40) + "echo $x"),
          attack(
              "doubling words", () -> "x='a a'\n" + "x=\"$x $x\"\n".repeat(14) + "echo $x $x $x"),
          attack(
              "array doubling",
              () -> "x=(a a)\n" + "x=(${x[@]} ${x[@]})\n".repeat(20) + "echo ${x[@]}"),
          attack(
              "arguments doubling", () -> "set -- a a\n" + "set -- $@ $@\n".repeat(20) + "echo $@"),
          attack(
              "replacing",
              () -> "x=" + "a".repeat(30_000) + "; echo ${x//a/aaaaaaaa} ${x//a*a*a*a/b}"),
          attack("many variables", Bomb::variables),
          attack("many branches", () -> "if a; then x=1; fi\n".repeat(5_000)),
          attack("many functions", Bomb::functions),
          attack("sh -c ladder", Bomb::shells),
          attack(
              "xargs fan",
              () -> "printf '%s\\n' " + "a ".repeat(5_000) + "| xargs -I{} echo {} {} {}"),
          attack(
              "find execs", () -> "find ." + " -exec cat {} ;".repeat(2_000).replace(";", "\\;")),
          attack("python text", () -> "python3 -c '" + "x=x+1\n".repeat(9_000) + "'"),
          attack("python nest", () -> "python3 -c '" + "f(".repeat(9_000) + "'"),
          attack("awk nest", () -> "awk '" + "{".repeat(9_000) + "'"),
          attack("sed text", () -> "sed '" + "s/a/b/;".repeat(9_000) + "' README.md"),
          attack("jq nest", () -> "jq '" + "[".repeat(9_000) + "' package.json"),
          attack("node nest", () -> "node -e '" + "(()=>".repeat(9_000) + "'"),
          attack("dots", () -> "cat " + "../".repeat(20_000) + "etc/passwd"),
          attack("link loop", () -> "cat " + "up/shop/".repeat(2_000) + "README.md"),
          attack("backslashes", () -> "echo " + "\\".repeat(20_000)),
          attack("quotes", () -> "echo " + "'\"'\"".repeat(10_000)),
          attack("many globs", () -> "cat" + " */* */*/*".repeat(500)),
          attack("globs of the machine", () -> "cat" + " /*/*/*".repeat(200)),
          attack("tree of the machine", () -> "rm -r /usr; grep -r x /usr /lib /etc"),
          attack("trees of the machine", () -> "grep -r x / ;".repeat(200)),
          attack("finds of the machine", () -> "find / -name x -delete;".repeat(50)),
          attack("long values", () -> longValue() + "echo" + " $x$x$x$x".repeat(5_000)),
          attack("long words", () -> longValue() + "cat " + "$x".repeat(5_000)),
          attack("long assignments", () -> longValue() + "y=$x$x ; ".repeat(5_000)),
          attack(
              "long text through pipes",
              () -> longValue() + "echo $x | tee a | sort\n".repeat(2_000)),
          attack(
              "writes", () -> "echo x" + " > d/f%d".repeat(1).formatted(1) + many(" > d/f", 9_000)),
          attack("reads", () -> "cat" + many(" src/f", 15_000)),
          attack("commands that read", () -> many("; cat src/f", 9_000).substring(2)),
          attack("folders", () -> many("; cd d", 9_000).substring(2)),
          attack("folders and back", () -> "cd src; cd ..; ".repeat(6_000)),
          attack("branches of folders", () -> "cd a || cd b; cat x; ".repeat(4_000)),
          attack(
              "arms of a case",
              () -> "case $x in" + many(") y=1;; p", 9_000).substring(8) + ") ;; esac"),
          attack("a long path list", () -> "PATH=" + "/usr/bin:".repeat(6_000) + " ls"),
          attack("a long path list of others", () -> "PATH=" + "/x/y:".repeat(10_000) + " ls"),
          attack("urls", () -> "tool" + many(" https://h", 9_000)),
          attack("words with urls", () -> "tool " + "https://h/".repeat(6_000)),
          attack("runs of an opaque program", () -> "make x; ".repeat(9_000)),
          attack("opaque words", () -> "make" + many(" src/../x", 20_000)),
          attack(
              "brace fan",
              () -> "cat" + " {a,b,c,d,e}{a,b,c,d,e}{a,b,c,d,e}{a,b,c,d,e}".repeat(300)),
          attack("loop over words", () -> "for i in" + " w".repeat(20_000) + "; do cat $i; done"),
          attack("loop of loops", () -> nested("for", 3, 40)),
          attack("eval of a long text", () -> "eval '" + "cat a; ".repeat(9_000) + "'"),
          attack("evals", () -> "eval 'cat a'; ".repeat(9_000)),
          attack("bash texts", () -> "bash -c 'cat a'; ".repeat(9_000)),
          attack("git calls", () -> "git -C src log -- a; ".repeat(9_000)),
          attack("python calls", () -> "python3 -c 'open(\"a\")'; ".repeat(5_000)),
          attack("python strings", () -> "python3 -c '" + "a=\"x\"+\"y\"\n".repeat(9_000) + "'"),
          attack("python heredoc", () -> "python3 <<'E'\n" + "open(\"a\")\n".repeat(15_000) + "E"),
          attack(
              "python doubling",
              () -> "python3 -c '" + "a=\"xxxxxxxx\"\n" + "a=a+a\n".repeat(60) + "open(a)'"),
          attack("python replace", () -> "python3 -c 'a=\"x\"*99999\nopen(a*99)'"),
          attack(
              "node heredoc",
              () -> "node <<'E'\n" + "require(\"fs\").readFileSync(\"a\");\n".repeat(5_000) + "E"),
          attack("perl heredoc", () -> "perl <<'E'\n" + "open(F, \"a\");\n".repeat(9_000) + "E"),
          attack("awk text", () -> "awk '" + "{print \"a\" > \"b\"}".repeat(9_000) + "' README.md"),
          attack("awk regexes", () -> "awk '" + "/a/ ".repeat(30_000) + "' README.md"),
          attack("printf", () -> "printf '" + "%s".repeat(20_000) + "' a b c"),
          attack("printf of many", () -> "printf '%s\\n'" + many(" a", 20_000) + " | xargs cat"),
          attack("seq into xargs", () -> "seq 1 1000 | xargs -n1 cat; ".repeat(500)),
          attack("substitutions", () -> "cat " + "$(echo a)".repeat(9_000)),
          attack("substitutions in arguments", () -> "cat" + " $(echo a b c d)".repeat(9_000)),
          attack("pattern replacing", () -> longValue() + "echo" + " ${x//a*b*c/d}".repeat(2_000)),
          attack("pattern trimming", () -> longValue() + "echo" + " ${x##*a*b*c*d}".repeat(2_000)),
          attack("arithmetic", () -> "echo" + " $((1+2*3))".repeat(15_000)),
          attack("long arithmetic", () -> "echo $((" + "1+".repeat(60_000) + "1))"),
          attack("array of many", () -> "a=(" + "x ".repeat(50_000) + "); echo ${a[@]} ${a[@]}"),
          attack(
              "arrays again",
              () -> "a=(" + "x ".repeat(9_000) + "); " + "echo ${a[@]}; ".repeat(2_000)),
          attack("options", () -> "git log" + many(" --opt", 15_000)),
          attack("letters of options", () -> "tar -" + "v".repeat(200_000)),
          attack("links", () -> "cat" + " up/shop/up/shop/README.md".repeat(4_000)),
          attack("tests", () -> "[[ a == b* && c =~ d.*e ]]; ".repeat(6_000)),
          attack("traps", () -> "trap 'cat a' EXIT; ".repeat(6_000)),
          attack("aliases", () -> many("; alias a", 5_000).substring(2).replace("a", "a=b c")),
          attack("declarations", () -> many("; declare -x v", 6_000).substring(2)),
          attack(
              "reads of input",
              () -> "while read -r a b c; do cat $a; done < README.md; ".repeat(2_000)),
          attack("unicode", () -> "echo " + "\u202e\u0301x".repeat(40_000)));

  private static Bomb attack(String name, Supplier<String> text) {
    return new Bomb(name, true, text);
  }

  public String text() {
    return of.get() + ATTACK;
  }

  private static String nested(String word, int levels, int words) {
    var text = new StringBuilder();
    for (int level = 0; level < levels; level++) {
      text.append(word).append(" x").append(level).append(" in ");
      for (int i = 0; i < words; i++) {
        text.append('w').append(i).append(' ');
      }
      text.append("; do ");
    }
    return text + "echo $x0$x1" + "; done".repeat(levels);
  }

  private static String ladder() {
    var text = new StringBuilder("f0() { echo; }\n");
    for (int i = 1; i < 38; i++) {
      text.append("f%d() { f%d; f%d; }%n".formatted(i, i - 1, i - 1));
    }
    return text + "f37";
  }

  private static String many(String before, int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count && text.length() < 250_000; i++) {
      text.append(before).append(i);
    }
    return text.toString();
  }

  private static String longValue() {
    return "x=" + "abc/".repeat(15_000) + "\n";
  }

  private static String shells() {
    var text = "ls";
    for (int i = 0; i < 12; i++) {
      text = "sh -c " + Wrapping.quoted(text);
    }
    return text;
  }

  private static String variables() {
    var text = new StringBuilder();
    for (int i = 0; i < 6_000; i++) {
      text.append("x").append(i).append("=1; (ls); ");
    }
    return text.toString();
  }

  private static String functions() {
    var text = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      text.append("if a; then f").append(i).append("() { ls; }; fi\n");
    }
    return text.toString();
  }

  static Json event(String command) {
    return Json.object()
        .put("hook_event_name", "PreToolUse")
        .put("session_id", "s")
        .put("cwd", GuardedShop.ROOT)
        .put("tool_name", "Bash")
        .put("tool_input", Json.object().put("command", command).build())
        .build();
  }

  @Override
  public String toString() {
    return name;
  }
}

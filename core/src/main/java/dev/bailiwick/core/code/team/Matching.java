package dev.bailiwick.core.code.team;

import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds code that fits a pattern. Space, comments, kinds of quotes, round brackets and types that
/// a pattern leaves out make no difference.
final class Matching {
  private static final Set<String> LOOSE = Set.of(",", ";", "\n", "type_annotation");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*");
  private static final Pattern TEXT =
      Pattern.compile(
          "string|string_literal|interpreted_string_literal|raw_string_literal|template_string");

  private final CodePattern pattern;
  private final SyntaxTree own;
  private final SyntaxTree tree;
  private final Steps steps;

  Matching(CodePattern pattern, SyntaxTree tree, Steps steps) {
    this.steps = steps;
    this.pattern = pattern;
    this.own = pattern.tree();
    this.tree = tree;
  }

  List<Match> all() {
    var found = new ArrayList<Match>();
    for (int node = 0; node < tree.count(); node++) {
      if (pattern.roots().size() > 1) {
        sequences(node, found);
      } else if (tree.isNamed(node)) {
        var holes = new HashMap<String, Match.Hole>();
        if (fits(pattern.roots().getFirst(), node, holes)) {
          found.add(new Match(tree.start(node), tree.end(node), holes));
        }
      }
    }
    return found;
  }

  /// Statements that follow one another below the node.
  private void sequences(int node, List<Match> found) {
    var items = items(tree, node);
    for (int i = 0; i < items.size(); i++) {
      var holes = new HashMap<String, Match.Hole>();
      int end = follow(pattern.roots(), 0, items, i, holes, true);
      if (end > i) {
        found.add(new Match(tree.start(items.get(i)), tree.end(items.get(end - 1)), holes));
      }
    }
  }

  private static List<Integer> items(SyntaxTree tree, int node) {
    var items = new ArrayList<Integer>();
    for (int child = tree.first(node); child >= 0; child = tree.next(node, child)) {
      var kind = tree.kind(child);
      if (!LOOSE.contains(kind) && !kind.endsWith("comment")) {
        items.add(child);
      }
    }
    return items;
  }

  private boolean fits(int mine, int other, Map<String, Match.Hole> holes) {
    steps.step();
    var text = own.text(mine);
    int plain = CodePattern.bare(own, mine);
    var word = plain == mine ? text : own.text(plain);
    if (word.startsWith(CodePattern.HOLE) && NAME.matcher(word).matches()) {
      return tree.isNamed(other) && fill(word, other, other, holes);
    }
    if (word.startsWith(CodePattern.DEEP + "(") && own.children(plain).length == 2) {
      return deep(own.children(own.children(plain)[1])[0], other, holes);
    }
    if (TEXT.matcher(own.kind(mine)).matches()) {
      return textual(text, other, holes);
    }
    if (!own.kind(mine).equals(tree.kind(other))) {
      return loosely(mine, other, holes);
    }
    if (own.first(mine) < 0) {
      return text.equals(tree.text(other));
    }
    var left = items(own, mine);
    var right = items(tree, other);
    return follow(left, 0, right, 0, holes, false) == right.size();
  }

  /// Kinds that differ and mean the same: names of several sorts, brackets around.
  private boolean loosely(int mine, int other, Map<String, Match.Hole> holes) {
    if (own.first(mine) < 0 && tree.first(other) < 0) {
      var text = own.text(mine);
      return NAME.matcher(text).matches() && text.equals(tree.text(other));
    }
    return tree.is(other, "parenthesized_expression") && fits(mine, tree.firstNamed(other), holes);
  }

  private boolean textual(String mine, int other, Map<String, Match.Hole> holes) {
    if (!TEXT.matcher(tree.kind(other)).matches()) {
      return false;
    }
    var wanted = inner(mine);
    var given = inner(tree.text(other));
    if (wanted.equals("...")) {
      return true;
    }
    if (wanted.matches("\\$[A-Z][A-Z0-9_]*")) {
      int start = tree.start(other);
      return put(wanted, new Match.Hole(start, tree.end(other), given), holes);
    }
    return wanted.equals(given);
  }

  private static String inner(String text) {
    int quote = text.indexOf(text.isEmpty() ? ' ' : text.charAt(text.length() - 1));
    int width = text.endsWith("\"\"\"") || text.endsWith("'''") ? 3 : 1;
    return text.length() >= quote + 2 * width
        ? text.substring(quote + width, text.length() - width)
        : text;
  }

  private boolean deep(int mine, int other, Map<String, Match.Hole> holes) {
    for (int node = other; node < tree.count() && tree.start(node) < tree.end(other); node++) {
      var tried = new HashMap<>(holes);
      if (tree.isNamed(node) && tree.end(node) <= tree.end(other) && fits(mine, node, tried)) {
        holes.putAll(tried);
        return true;
      }
    }
    return false;
  }

  /// How far the items were used up, or -1 where they do not fit.
  ///
  /// @param isOpen whether more items may follow
  private int follow(
      List<Integer> mine,
      int i,
      List<Integer> items,
      int j,
      Map<String, Match.Hole> holes,
      boolean isOpen) {
    steps.step();
    if (i == mine.size()) {
      return isOpen || j == items.size() ? j : -1;
    }
    var word = own.text(CodePattern.bare(own, mine.get(i))).replaceFirst(";$", "");
    if (word.startsWith(CodePattern.DOTS) && NAME.matcher(word).matches()) {
      for (int end = j; end <= items.size(); end++) {
        var tried = new HashMap<>(holes);
        boolean fills =
            word.equals(CodePattern.DOTS)
                || end > j && fill(word, items.get(j), items.get(end - 1), tried)
                || end == j;
        int rest = fills ? follow(mine, i + 1, items, end, tried, isOpen) : -1;
        if (rest >= 0) {
          holes.putAll(tried);
          return rest;
        }
      }
      return -1;
    }
    var tried = new HashMap<>(holes);
    if (j < items.size() && fits(mine.get(i), items.get(j), tried)) {
      int rest = follow(mine, i + 1, items, j + 1, tried, isOpen);
      if (rest >= 0) {
        holes.putAll(tried);
        return rest;
      }
    }
    return -1;
  }

  private boolean fill(String word, int first, int last, Map<String, Match.Hole> holes) {
    var name = "$" + word.substring(word.indexOf('_') + 1);
    int start = tree.start(first);
    int end = tree.end(last);
    return put(name, new Match.Hole(start, end, tree.text(start, end)), holes);
  }

  private static boolean put(String name, Match.Hole hole, Map<String, Match.Hole> holes) {
    if (name.equals("$_")) {
      return true;
    }
    var known = holes.putIfAbsent(name, hole);
    return known == null || known.isSame(hole);
  }
}

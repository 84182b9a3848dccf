package dev.bailiwick.core.code.team;

import dev.bailiwick.core.code.syntax.SyntaxTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Finds the places in one file that fit a formula.
final class Finder {
  private final SyntaxTree tree;
  private final Steps steps = new Steps();

  Finder(SyntaxTree tree) {
    this.tree = tree;
  }

  SyntaxTree tree() {
    return tree;
  }

  List<Match> find(Formula formula) {
    return switch (formula) {
      case Formula.Code(var pattern) -> new Matching(pattern, tree, steps).all();
      case Formula.Text(var pattern) -> text(pattern);
      case Formula.Any(var parts) ->
          List.copyOf(
              new LinkedHashSet<>(parts.stream().flatMap(part -> find(part).stream()).toList()));
      case Formula.All(var parts) -> all(parts);
      case Formula.Inside(var inner, boolean isWanted) when isWanted -> find(inner);
      case Formula.Not _, Formula.Inside _, Formula.Focus _ -> List.of();
      case Formula.HoleText _, Formula.HoleCode _, Formula.HoleNumber _ -> List.of();
    };
  }

  private List<Match> text(java.util.regex.Pattern pattern) {
    var found = new ArrayList<Match>();
    var text = tree.text(0, tree.sourceLength());
    var matcher = pattern.matcher(steps.counted(text));
    int start = 0;
    int counted = 0;
    while (matcher.find()) {
      start += bytes(text, counted, matcher.start());
      counted = matcher.start();
      int length = bytes(text, matcher.start(), matcher.end());
      found.add(new Match(start, start + length, Map.of()));
    }
    return found;
  }

  private static int bytes(String text, int start, int end) {
    return text.substring(start, end).getBytes(StandardCharsets.UTF_8).length;
  }

  private List<Match> all(List<Formula> parts) {
    List<Match> found = null;
    for (var part : parts) {
      if (isPositive(part)) {
        var more = find(part);
        found = found == null ? more : both(found, more);
      }
    }
    boolean startsInside = found == null;
    for (var part : parts) {
      if (startsInside && part instanceof Formula.Inside(var inner, boolean isWanted) && isWanted) {
        found = find(inner);
        break;
      }
    }
    found = found == null ? List.of() : found;
    for (var part : parts) {
      found = part instanceof Formula.Focus ? found : narrowed(found, part);
    }
    for (var part : parts) {
      if (part instanceof Formula.Focus(var hole)) {
        found = found.stream().flatMap(one -> focused(one, hole)).toList();
      }
    }
    return found;
  }

  private static boolean isPositive(Formula part) {
    return part instanceof Formula.Code
        || part instanceof Formula.Text
        || part instanceof Formula.All
        || part instanceof Formula.Any;
  }

  private static Stream<Match> focused(Match match, String name) {
    return Stream.ofNullable(match.holes().get(name))
        .map(hole -> new Match(hole.start(), hole.end(), match.holes()));
  }

  private static List<Match> both(List<Match> some, List<Match> others) {
    return some.stream()
        .flatMap(one ->
            others.stream()
                .filter(other -> other.isAt(one))
                .flatMap(other -> Stream.ofNullable(one.with(other)))
                .limit(1))
        .toList();
  }

  private List<Match> narrowed(List<Match> found, Formula part) {
    return switch (part) {
      case Formula.Inside(var inner, boolean isWanted) -> {
        var around = find(inner);
        yield isWanted
            ? found.stream()
                .flatMap(one ->
                    around.stream()
                        .filter(other -> other.covers(one))
                        .flatMap(other -> Stream.ofNullable(one.with(other)))
                        .limit(1))
                .toList()
            : without(found, around, false);
      }
      case Formula.Not(var inner) -> without(found, find(inner), true);
      case Formula.HoleText(var hole, var pattern) ->
          found.stream()
              .filter(one ->
                  one.holes().containsKey(hole)
                      && pattern.matcher(steps.counted(one.holes().get(hole).text())).lookingAt())
              .toList();
      case Formula.HoleCode(var hole, var inner) -> {
        var inside = find(inner);
        yield found.stream()
            .flatMap(one ->
                focused(one, hole)
                    .filter(filled -> inside.stream().anyMatch(filled::covers))
                    .map(_ -> one))
            .toList();
      }
      case Formula.HoleNumber number ->
          found.stream()
              .filter(one ->
                  one.holes().containsKey(number.hole())
                      && Comparison.holds(one.holes().get(number.hole()).text(), number))
              .toList();
      case Formula.Code _, Formula.Text _, Formula.All _, Formula.Any _, Formula.Focus _ -> found;
    };
  }

  private static List<Match> without(List<Match> found, List<Match> others, boolean isSamePlace) {
    return found.stream()
        .filter(one ->
            others.stream()
                .noneMatch(other ->
                    (isSamePlace ? other.isAt(one) : other.covers(one)) && one.with(other) != null))
        .toList();
  }
}

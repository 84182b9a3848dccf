package dev.bailiwick.core.secret.probe;

import dev.bailiwick.core.secret.pattern.ByteSet;
import dev.bailiwick.core.secret.pattern.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Five bytes in a row that every match of a shape (or of one of its alternatives) must contain.
///
/// @param window the sets of the five bytes
/// @param before what of the shape stands in front of the window
public record Landmark(List<ByteSet> window, Shape before) {
  public static final int LENGTH = 5;

  private static final int MOST_ALTERNATIVES = 256;
  private static final int MOST_COPIES = 8;

  /// A piece of an alternative: one byte of a set, or something of no fixed length.
  private sealed interface Piece {
    record Fixed(ByteSet set) implements Piece {}

    record Gap(Shape shape) implements Piece {}
  }

  public Landmark {
    window = List.copyOf(window);
  }

  /// How many bytes stand in front of the window, or -1 where that is not fixed.
  public int offset() {
    int count = 0;
    for (var part : ((Shape.Row) before).parts()) {
      if (!(part instanceof Shape.One)) {
        return -1;
      }
      count++;
    }
    return count;
  }

  /// The rarest landmarks that together no match can do without.
  ///
  /// @throws IllegalArgumentException where a match need not contain five bytes in a row
  public static List<Landmark> of(Shape shape) {
    return alternatives(shape).stream().map(Landmark::rarest).distinct().toList();
  }

  private static Landmark rarest(List<Piece> pieces) {
    var found = new ArrayList<Landmark>();
    for (int from = 0; from + LENGTH <= pieces.size(); from++) {
      var window = new ArrayList<ByteSet>();
      for (var piece : pieces.subList(from, from + LENGTH)) {
        if (piece instanceof Piece.Fixed(var set)) {
          window.add(set);
        }
      }
      if (window.size() == LENGTH) {
        found.add(new Landmark(window, row(pieces.subList(0, from))));
      }
    }
    return found.stream()
        .min(Comparator.comparingDouble(mark -> Rarity.cost(mark.window())))
        .filter(mark -> !Rarity.drowns(mark.window()))
        .orElseThrow(
            () -> new IllegalArgumentException("no " + LENGTH + " bytes in a row are rare"));
  }

  private static Shape row(List<Piece> pieces) {
    return new Shape.Row(
        pieces.stream()
            .map(piece ->
                switch (piece) {
                  case Piece.Fixed(var set) -> new Shape.One(set);
                  case Piece.Gap(var shape) -> shape;
                })
            .toList());
  }

  private static List<List<Piece>> alternatives(Shape shape) {
    return switch (shape) {
      case Shape.One(var set) -> List.of(List.of(new Piece.Fixed(set)));
      case Shape.Marked(var part) -> alternatives(part);
      case Shape.Either(var choices) ->
          choices.stream().flatMap(choice -> alternatives(choice).stream()).toList();
      case Shape.Row(var parts) -> joined(parts);
      case Shape.Repeat repeat -> repeated(repeat);
    };
  }

  private static List<List<Piece>> joined(List<Shape> parts) {
    List<List<Piece>> all = List.of(List.of());
    for (var part : parts) {
      var ways = alternatives(part);
      if (all.size() * ways.size() > MOST_ALTERNATIVES) {
        ways = List.of(List.of(new Piece.Gap(part)));
      }
      var longer = new ArrayList<List<Piece>>();
      for (var start : all) {
        for (var way : ways) {
          var whole = new ArrayList<>(start);
          whole.addAll(way);
          longer.add(whole);
        }
      }
      all = longer;
    }
    return all;
  }

  /// Copies that must be there stand on both sides of those that may: each side then has fixed
  /// neighbours.
  private static List<List<Piece>> repeated(Shape.Repeat repeat) {
    var part = repeat.part();
    int least = repeat.least();
    if (least == repeat.most() && least <= 2 * MOST_COPIES) {
      return joined(java.util.Collections.nCopies(least, part));
    }
    int front = Math.min(MOST_COPIES, (least + 1) / 2);
    int back = Math.min(MOST_COPIES, least - front);
    int rest = least - front - back;
    int most = repeat.most() < 0 ? -1 : repeat.most() - front - back;
    var row = new ArrayList<Shape>(java.util.Collections.nCopies(front, part));
    int gap = row.size();
    row.addAll(java.util.Collections.nCopies(back, part));
    var before = joined(row.subList(0, gap));
    var behind = joined(row.subList(gap, row.size()));
    var all = new ArrayList<List<Piece>>();
    for (var left : before) {
      for (var right : behind) {
        var whole = new ArrayList<>(left);
        whole.add(new Piece.Gap(new Shape.Repeat(part, rest, most)));
        whole.addAll(right);
        all.add(whole);
      }
    }
    return all.size() <= MOST_ALTERNATIVES ? all : List.of(List.of(new Piece.Gap(repeat)));
  }
}

package dev.bailiwick.core.secret.probe;

import dev.bailiwick.core.secret.pattern.ByteSet;
import dev.bailiwick.core.secret.pattern.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Five bytes in a row that every match of a shape (or of one of its alternatives) must contain.
///
/// @param run the sets of the five bytes, and of all that must stand right in front of them and
///   behind them
/// @param from where in the run the five begin
/// @param edge true where the run's first byte is the one in front of a match, which may as well be
///   missing at the start of a text
/// @param before what of the shape stands in front of the run
public record Landmark(List<ByteSet> run, int from, boolean edge, Shape before) {
  public static final int LENGTH = 5;

  /// The longest run that is kept, in bytes.
  public static final int LONGEST = 48;

  private static final int MOST_ALTERNATIVES = 256;
  private static final int MOST_COPIES = 8;

  /// A piece of an alternative: one byte of a set, or something of no fixed length.
  private sealed interface Piece {
    record Fixed(ByteSet set) implements Piece {}

    record Gap(Shape shape) implements Piece {}
  }

  public Landmark {
    run = List.copyOf(run);
  }

  /// The sets of the five bytes.
  public List<ByteSet> window() {
    return run.subList(from, from + LENGTH);
  }

  /// Where the run begins, counted from the start of a match: -1 for one with an edge; empty where
  /// that is not fixed.
  public java.util.OptionalInt offset() {
    if (edge) {
      return java.util.OptionalInt.of(-1);
    }
    int count = 0;
    for (var part : ((Shape.Row) before).parts()) {
      if (!(part instanceof Shape.One)) {
        return java.util.OptionalInt.empty();
      }
      count++;
    }
    return java.util.OptionalInt.of(count);
  }

  /// The rarest landmarks that together no match can do without.
  ///
  /// @param edge true where a match must begin where a word does
  /// @throws IllegalArgumentException where a match need not contain five bytes in a row
  public static List<Landmark> of(Shape shape, boolean edge, GramRates rates) {
    return alternatives(shape).stream()
        .map(pieces -> rarest(pieces, edge, rates))
        .distinct()
        .toList();
  }

  private static Landmark rarest(List<Piece> pieces, boolean edge, GramRates rates) {
    Landmark rarest = null;
    double least = Rarity.MOST;
    int from = 0;
    while (from < pieces.size()) {
      var run = run(pieces.subList(from, pieces.size()));
      boolean hasEdge = edge && from == 0 && !run.isEmpty() && isWord(run.getFirst());
      int begin = from;
      from += Math.max(1, run.size());
      if (hasEdge) {
        run.addFirst(ByteSet.WORD.not());
      }
      for (int at = 0; at + LENGTH <= run.size(); at++) {
        double cost = Rarity.cost(run.subList(at, at + LENGTH), rates);
        if (cost < least) {
          least = cost;
          rarest = new Landmark(run, at, hasEdge, row(pieces.subList(0, begin)));
        }
      }
    }
    return found(rarest);
  }

  private static Landmark found(@Nullable Landmark landmark) {
    if (landmark == null) {
      throw new IllegalArgumentException("no " + LENGTH + " bytes in a row are rare");
    }
    return landmark;
  }

  private static boolean isWord(ByteSet set) {
    return set.or(ByteSet.WORD).equals(ByteSet.WORD);
  }

  /// The bytes before the first gap.
  private static List<ByteSet> run(List<Piece> pieces) {
    var run = new ArrayList<ByteSet>();
    for (var piece : pieces) {
      if (!(piece instanceof Piece.Fixed(var set)) || run.size() == LONGEST) {
        break;
      }
      run.add(set);
    }
    return run;
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
      return joined(Collections.nCopies(least, part));
    }
    int front = Math.min(MOST_COPIES, (least + 1) / 2);
    int back = Math.min(MOST_COPIES, least - front);
    int rest = least - front - back;
    int most = repeat.most() < 0 ? -1 : repeat.most() - front - back;
    var before = joined(Collections.nCopies(front, part));
    var behind = joined(Collections.nCopies(back, part));
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

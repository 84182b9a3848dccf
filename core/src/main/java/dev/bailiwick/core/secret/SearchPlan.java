package dev.bailiwick.core.secret;

import dev.bailiwick.core.secret.decoding.Escapes;
import dev.bailiwick.core.secret.pattern.Automaton;
import dev.bailiwick.core.secret.pattern.Shape;
import dev.bailiwick.core.secret.pattern.TokenPattern;
import dev.bailiwick.core.secret.probe.GramRates;
import dev.bailiwick.core.secret.probe.Landmark;
import dev.bailiwick.core.secret.probe.Prefilter;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is looked for, and what each find tells of. Made from the kinds once, which takes a second,
/// and packed with the program. Immutable, thread-safe.
final class SearchPlan {
  /// What stands behind a word that is too short to be a landmark of its own.
  private static final String AFTER = "[A-Za-z0-9_.:=\"' -]";

  /// The same where the word is a name, that quotes and brackets may end.
  private static final String ASSIGNED = "[A-Za-z0-9_.:=\"'` \\t()\\[\\]\\\\>,!?-]";

  /// What ends a name, behind words that are too short to be looked for in longer ones.
  private static final String ENDS = "[\"'` :=>\\])\\\\]";

  /// The place of a kind, and how to get from the landmark to where to try it.
  ///
  /// @param offset from the landmark back to the start of the pattern, where `back` is null
  /// @param back finds the start where the offset is not fixed
  /// @param word where the landmark is (part of) a word in front of the value: the word's length;
  ///   else 0
  record Sign(int kind, int offset, @Nullable Back back, int word) {
    /// Tells of no kind, but of text that stands in another writing.
    static final Sign ESCAPE = new Sign(-1, 0, null, 0);

    boolean isEscape() {
      return kind < 0;
    }
  }

  /// The way back from a landmark to the start of its pattern; its automaton is made when it is
  /// first gone.
  static final class Back {
    private final Shape shape;
    private volatile @Nullable Automaton automaton;

    Back(Shape shape) {
      this.shape = shape;
    }

    Automaton automaton() {
      var made = automaton;
      if (made == null) {
        made = Automaton.of(shape.reversed());
        automaton = made;
      }
      return made;
    }
  }

  /// What the landmark of the same place in the prefilter tells of.
  private final Sign[] signs;

  private final Prefilter prefilter;

  private SearchPlan(List<Sign> signs, Prefilter prefilter) {
    this.signs = signs.toArray(Sign[]::new);
    this.prefilter = prefilter;
  }

  Prefilter prefilter() {
    return prefilter;
  }

  Sign sign(int landmark) {
    return signs[landmark];
  }

  /// @throws IllegalArgumentException where a rule cannot be searched for; it names the rule
  static SearchPlan of(List<Kind> kinds, GramRates rates) {
    var signs = new ArrayList<Sign>();
    var landmarks = new ArrayList<Landmark>();
    for (int i = 0; i < kinds.size(); i++) {
      var kind = kinds.get(i);
      if (kind.needsWord()) {
        for (var word : kind.rule().before()) {
          for (var mark : marks(kind, word(kind, word), false, rates)) {
            landmarks.add(mark);
            signs.add(new Sign(i, mark.offset().orElse(0), null, word.length()));
          }
        }
      } else {
        for (var mark : marks(kind, kind.pattern().shape(), kind.pattern().leftEdge(), rates)) {
          var offset = mark.offset();
          landmarks.add(mark);
          signs.add(
              new Sign(i, offset.orElse(0), offset.isEmpty() ? new Back(mark.before()) : null, 0));
        }
      }
    }
    for (var sign : Escapes.SIGNS) {
      for (var mark : Landmark.of(TokenPattern.of(sign).shape(), false, rates)) {
        landmarks.add(mark);
        signs.add(Sign.ESCAPE);
      }
    }
    return new SearchPlan(signs, Prefilter.of(landmarks, rates));
  }

  private static Shape word(Kind kind, String word) {
    if (word.length() > Landmark.LONGEST) {
      throw new IllegalArgumentException(
          kind.rule().id() + ": `" + word + "` is longer than " + Landmark.LONGEST);
    }
    var pattern = "(?i)" + word.replaceAll("[^A-Za-z0-9_]", "\\\\$0");
    return TokenPattern.of(pattern + after(kind, Math.max(0, Landmark.LENGTH - word.length())))
        .shape();
  }

  private static String after(Kind kind, int missing) {
    if (!kind.rule().assigned() || missing == 0) {
      return AFTER.repeat(missing);
    }
    return missing < 2 ? ASSIGNED : ENDS + ASSIGNED.repeat(missing - 1);
  }

  private static List<Landmark> marks(Kind kind, Shape shape, boolean edge, GramRates rates) {
    try {
      return Landmark.of(shape, edge, rates);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(kind.rule().id() + ": " + e.getMessage(), e);
    }
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(signs.length);
    for (var sign : signs) {
      out.writeInt(sign.kind);
      out.writeInt(sign.offset);
      out.writeInt(sign.word);
      out.writeBoolean(sign.back != null);
      if (sign.back != null) {
        sign.back.shape.write(out);
      }
    }
    prefilter.write(out);
  }

  static SearchPlan read(ByteBuffer in) {
    int count = in.getInt();
    var signs = new ArrayList<Sign>(count);
    for (int i = 0; i < count; i++) {
      int kind = in.getInt();
      int offset = in.getInt();
      int word = in.getInt();
      signs.add(new Sign(kind, offset, in.get() != 0 ? new Back(Shape.read(in)) : null, word));
    }
    return new SearchPlan(signs, Prefilter.read(in));
  }
}

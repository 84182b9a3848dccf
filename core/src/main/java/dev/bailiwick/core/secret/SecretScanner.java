package dev.bailiwick.core.secret;

import dev.bailiwick.core.secret.pattern.Automaton;
import dev.bailiwick.core.secret.pattern.Shape;
import dev.bailiwick.core.secret.pattern.TokenPattern;
import dev.bailiwick.core.secret.probe.Landmark;
import dev.bailiwick.core.secret.probe.Prefilter;
import dev.bailiwick.core.secret.rule.RuleReader;
import dev.bailiwick.core.secret.rule.SecretRule;
import dev.bailiwick.core.secret.value.Surprise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// All kinds of secrets, ready to be looked for. Thread-safe; make one and keep it.
public final class SecretScanner {

  /// What a landmark tells of: the kind, and how to get from the landmark to where to try it.
  ///
  /// @param offset from the landmark back to the start of the pattern; -1 where that is not fixed
  /// @param back finds the start where the offset is not fixed
  /// @param word where the landmark is (part of) a word in front of the value: bytes from the
  ///   landmark to the word's end; else 0
  record Sign(Kind kind, int offset, @Nullable Automaton back, int word) {}

  /// What stands behind a word that is too short to be a landmark of its own.
  private static final String AFTER = "[A-Za-z0-9_.:=\"' -]";

  /// The same where the word is a name, that quotes and brackets may end.
  private static final String ASSIGNED = "[A-Za-z0-9_.:=\"'` \\t()\\[\\]\\\\>,!?-]";

  /// What ends a name, behind words that are too short to be looked for in longer ones.
  private static final String ENDS = "[\"'` :=>\\])\\\\]";

  private final List<Kind> kinds;
  private final List<Sign> signs = new ArrayList<>();
  private final Prefilter prefilter;
  private final Judgement judgement;
  private final Assigned assigned;

  private SecretScanner(List<SecretRule> rules) {
    var surprise = packedModel();
    judgement = new Judgement(surprise);
    assigned = new Assigned(surprise);
    kinds = rules.stream().map(Kind::of).toList();
    var landmarks = new ArrayList<Landmark>();
    for (var kind : kinds) {
      if (kind.needsWord()) {
        kind.rule().before().forEach(word -> word(kind, word, landmarks));
      } else {
        value(kind, landmarks);
      }
    }
    prefilter = new Prefilter(landmarks);
  }

  /// @throws IllegalArgumentException where a rule cannot be searched for; it names the rule
  public static SecretScanner of(List<SecretRule> rules) {
    return new SecretScanner(rules);
  }

  /// The rules packed into this program.
  public static SecretScanner packed() {
    return new SecretScanner(packedRules());
  }

  /// The rules as they were packed, in the order of their files.
  public static List<SecretRule> packedRules() {
    try (var stream =
        SecretScanner.class.getResourceAsStream("/dev/bailiwick/packed/secrets.yaml")) {
      if (stream == null) {
        throw new IllegalStateException("this build holds no rules for secrets");
      }
      return RuleReader.read(
          "secrets.yaml", new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Surprise packedModel() {
    try (var stream = SecretScanner.class.getResourceAsStream("surprise.model")) {
      if (stream == null) {
        throw new IllegalStateException("this build holds no model of surprise");
      }
      return new Surprise(new InflaterInputStream(stream).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A search of one thread; reuse it from text to text.
  public Session session() {
    return new Session(this);
  }

  public List<SecretRule> rules() {
    return kinds.stream().map(Kind::rule).toList();
  }

  Prefilter prefilter() {
    return prefilter;
  }

  Judgement judgement() {
    return judgement;
  }

  Assigned assigned() {
    return assigned;
  }

  Sign sign(int landmark) {
    return signs.get(landmark);
  }

  private void value(Kind kind, List<Landmark> landmarks) {
    for (var mark : marks(kind, kind.pattern().shape())) {
      int offset = mark.offset();
      var back = offset < 0 ? Automaton.of(mark.before().reversed()) : null;
      landmarks.add(mark);
      signs.add(new Sign(kind, offset, back, 0));
    }
  }

  private void word(Kind kind, String word, List<Landmark> landmarks) {
    var pattern = "(?i)" + word.replaceAll("[^A-Za-z0-9_]", "\\\\$0");
    var shape = TokenPattern.of(pattern + after(kind, missing(word))).shape();
    for (var mark : marks(kind, shape)) {
      landmarks.add(mark);
      signs.add(new Sign(kind, mark.offset(), null, word.length() - mark.offset()));
    }
  }

  private static String after(Kind kind, int missing) {
    if (!kind.rule().assigned() || missing == 0) {
      return AFTER.repeat(missing);
    }
    return missing < 2 ? ASSIGNED : ENDS + ASSIGNED.repeat(missing - 1);
  }

  private static int missing(String word) {
    return Math.max(0, Landmark.LENGTH - word.length());
  }

  private static List<Landmark> marks(Kind kind, Shape shape) {
    try {
      return Landmark.of(shape);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(kind.rule().id() + ": " + e.getMessage(), e);
    }
  }
}

package dev.bailiwick.core.dependency.version;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of a Maven version.
sealed interface MavenItem {

  /// Against the piece at the same place of another version; null where that one has ended.
  int compare(@Nullable MavenItem other);

  /// Whether the piece says nothing at the end of a version.
  boolean isVoid();

  /// @param digits without leading zeros
  record Numeral(String digits) implements MavenItem {
    static final Numeral NOUGHT = new Numeral("0");

    @Override
    public int compare(@Nullable MavenItem other) {
      if (other == null) {
        return isVoid() ? 0 : 1;
      }
      return switch (other) {
        case Numeral(String digits) -> Digits.compare(this.digits, digits);
        case Word _, Items _ -> 1;
      };
    }

    @Override
    public boolean isVoid() {
      return digits.equals("0");
    }
  }

  /// A qualifier: the known ones in their order, the release among them, the unknown ones behind.
  record Word(String word) implements MavenItem {
    private static final List<String> KNOWN =
        List.of("alpha", "beta", "milestone", "rc", "snapshot", "", "sp");
    private static final int RELEASE = KNOWN.indexOf("");

    static Word of(String word, boolean beforeDigit) {
      return new Word(
          switch (word) {
            case "a" -> beforeDigit ? "alpha" : word;
            case "b" -> beforeDigit ? "beta" : word;
            case "m" -> beforeDigit ? "milestone" : word;
            case "cr" -> "rc";
            case "ga", "final", "release" -> "";
            default -> word;
          });
    }

    private int rank() {
      int rank = KNOWN.indexOf(word);
      return rank < 0 ? KNOWN.size() : rank;
    }

    boolean isBeforeRelease() {
      return rank() < RELEASE;
    }

    int compareWords(Word other) {
      int compared = Integer.compare(rank(), other.rank());
      return compared == 0 && rank() == KNOWN.size()
          ? Integer.signum(word.compareTo(other.word))
          : compared;
    }

    @Override
    public int compare(@Nullable MavenItem other) {
      if (other == null) {
        return Integer.compare(rank(), RELEASE);
      }
      return switch (other) {
        case Numeral _, Items _ -> -1;
        case Word word -> compareWords(word);
      };
    }

    @Override
    public boolean isVoid() {
      return word.isEmpty();
    }
  }

  /// What stands behind a hyphen, or behind a change from digits to letters or back.
  record Items(List<MavenItem> items) implements MavenItem {
    @Override
    public int compare(@Nullable MavenItem other) {
      return switch (other) {
        case null -> compareItems(List.of());
        case Numeral _ -> -1;
        case Word _ -> 1;
        case Items(List<MavenItem> others) -> compareItems(others);
      };
    }

    private int compareItems(List<MavenItem> others) {
      for (int i = 0; i < Math.max(items.size(), others.size()); i++) {
        var left = i < items.size() ? items.get(i) : null;
        var right = i < others.size() ? others.get(i) : null;
        int compared =
            left != null ? left.compare(right) : right != null ? -right.compare(null) : 0;
        if (compared != 0) {
          return compared;
        }
      }
      return 0;
    }

    @Override
    public boolean isVoid() {
      return items.isEmpty();
    }
  }
}

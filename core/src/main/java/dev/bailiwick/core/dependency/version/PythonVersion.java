package dev.bailiwick.core.dependency.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A version by PEP 440.
///
/// What PEP 440 refuses stands before everything it knows, in the order setuptools once gave such
/// versions, as in the advisories that still list them.
///
/// @param epoch `-1` for a version that PEP 440 refuses
/// @param phase `a`, `b` or `rc` before a release, else empty
/// @param local the parts behind `+`; of a refused version all its parts
record PythonVersion(
    String text,
    String epoch,
    List<String> release,
    String phase,
    @Nullable String phaseNumber,
    @Nullable String post,
    @Nullable String dev,
    List<String> local)
    implements Version {

  /// PEP 440, "Version scheme" and "Normalization".
  private static final Pattern SHAPE =
      Pattern.compile(
          "v?+(?:([0-9]++)!)?+([0-9]++(?:\\.[0-9]++)*+)"
              + "(?:[-_.]?+(alpha|a|beta|b|preview|pre|c|rc)[-_.]?+([0-9]++)?+)?+"
              + "(?:-([0-9]++)|([-_.]?(?:post|rev|r))[-_.]?([0-9]++)?+)?"
              + "(?:([-_.]?dev)[-_.]?([0-9]++)?+)?"
              + "(?:\\+([a-z0-9]++(?:[-_.][a-z0-9]++)*+))?");

  private static final Pattern REFUSED_PARTS = Pattern.compile("\\d+|[a-z]+|-");

  PythonVersion {
    release = List.copyOf(release);
    local = List.copyOf(local);
  }

  static PythonVersion of(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    var match = SHAPE.matcher(lower);
    return match.matches() ? known(text, match) : refused(text, lower);
  }

  private static PythonVersion known(String text, Matcher match) {
    var phase = match.group(3);
    var local = match.group(10);
    boolean post = match.group(5) != null || match.group(6) != null;
    return new PythonVersion(
        text,
        match.group(1) == null ? "0" : match.group(1),
        withoutNoughts(List.of(match.group(2).split("\\."))),
        phase == null ? "" : phase(phase),
        phase == null ? null : number(match.group(4)),
        post ? number(match.group(5) == null ? match.group(7) : match.group(5)) : null,
        match.group(8) == null ? null : number(match.group(9)),
        local == null ? List.of() : List.of(local.split("[-_.]")));
  }

  private static String phase(String word) {
    return switch (word) {
      case "alpha" -> "a";
      case "beta" -> "b";
      case "c", "pre", "preview" -> "rc";
      default -> word;
    };
  }

  private static String number(@Nullable String digits) {
    return digits == null ? "0" : digits;
  }

  private static List<String> withoutNoughts(List<String> release) {
    int end = release.size();
    while (end > 1 && Digits.areNought(release.get(end - 1))) {
      end--;
    }
    return release.subList(0, end);
  }

  private static PythonVersion refused(String text, String lower) {
    var parts = new ArrayList<String>();
    var words =
        new ArrayList<>(
            REFUSED_PARTS
                .matcher(lower)
                .results()
                .map(found -> refusedPart(found.group()))
                .toList());
    words.add("*final");
    for (var part : words) {
      if (part.startsWith("*")) {
        if (part.compareTo("*final") < 0) {
          dropLast(parts, "*final-");
        }
        dropLast(parts, "00000000");
      }
      parts.add(part);
    }
    return new PythonVersion(text, "-1", List.of(), "", null, null, null, parts);
  }

  private static void dropLast(List<String> parts, String part) {
    while (!parts.isEmpty() && parts.getLast().equals(part)) {
      parts.removeLast();
    }
  }

  private static String refusedPart(String part) {
    if (Digits.are(part)) {
      return "0".repeat(Math.max(0, 8 - part.length())) + part;
    }
    return switch (part) {
      case "pre", "preview", "rc" -> "*c";
      case "-" -> "*final-";
      case "dev" -> "*@";
      default -> "*" + part;
    };
  }

  /// Whether PEP 440 knows the version.
  boolean isKnown() {
    return !epoch.equals("-1");
  }

  @Override
  public boolean isPrerelease() {
    return !phase.isEmpty() || dev != null;
  }

  @Override
  public int compareTo(Version version) {
    var other = Version.alike(PythonVersion.class, version);
    if (!isKnown() || !other.isKnown()) {
      return isKnown() || other.isKnown()
          ? Boolean.compare(isKnown(), other.isKnown())
          : Integer.signum(String.join("", local).compareTo(String.join("", other.local)));
    }
    int compared = comparePublic(other);
    return compared != 0 ? compared : compareLocal(other.local);
  }

  /// By everything but the local part.
  int comparePublic(PythonVersion other) {
    int compared = Digits.compare(epoch, other.epoch);
    if (compared == 0) {
      compared = compareRelease(other);
    }
    if (compared == 0) {
      compared = Integer.compare(stage(), other.stage());
    }
    if (compared == 0 && phaseNumber != null && other.phaseNumber != null) {
      compared = Digits.compare(phaseNumber, other.phaseNumber);
    }
    if (compared == 0) {
      compared = compareMissing(post, other.post, -1);
    }
    return compared != 0 ? compared : compareMissing(dev, other.dev, 1);
  }

  int compareRelease(PythonVersion other) {
    for (int i = 0; i < Math.max(release.size(), other.release.size()); i++) {
      int compared = Digits.compare(number(i), other.number(i));
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  String number(int index) {
    return index < release.size() ? release.get(index) : "0";
  }

  /// A bare development release comes first, then the phases, then the release and what follows.
  private int stage() {
    if (phase.isEmpty()) {
      return post == null && dev != null ? 0 : 4;
    }
    return switch (phase) {
      case "a" -> 1;
      case "b" -> 2;
      default -> 3;
    };
  }

  private static int compareMissing(
      @Nullable String first, @Nullable String second, int whereMissing) {
    if (first == null || second == null) {
      return first == null ? second == null ? 0 : whereMissing : -whereMissing;
    }
    return Digits.compare(first, second);
  }

  private int compareLocal(List<String> other) {
    for (int i = 0; i < Math.min(local.size(), other.size()); i++) {
      var left = local.get(i);
      var right = other.get(i);
      boolean number = Digits.are(left);
      int compared =
          number != Digits.are(right)
              ? number ? 1 : -1
              : number ? Digits.compare(left, right) : Integer.signum(left.compareTo(right));
      if (compared != 0) {
        return compared;
      }
    }
    return Integer.compare(local.size(), other.size());
  }
}

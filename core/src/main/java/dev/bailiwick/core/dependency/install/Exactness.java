package dev.bailiwick.core.dependency.install;

import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.version.NpmRange;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether what is asked for is one version.
public final class Exactness {
  private static final Pattern SEMANTIC =
      Pattern.compile("[=v\\s]*(\\d+\\.\\d+\\.\\d+(?:[-+][0-9A-Za-z.+-]+)?)");
  private static final Pattern CARGO = Pattern.compile("=\\s*(\\d+\\.\\d+\\.\\d+\\S*)");
  private static final Pattern GO = Pattern.compile("v\\d+\\.\\d+\\.\\d+\\S*");
  private static final Pattern PLAIN = Pattern.compile("=?\\s*([vV]?\\d[0-9A-Za-z.+_-]*)");
  private static final Pattern PYTHON = Pattern.compile("={2,3}\\s*([^\\s,*;]+)");
  private static final Pattern BRACKETED = Pattern.compile("\\[\\s*([^\\s,\\[\\]()]+)\\s*\\]");

  private Exactness() {}

  /// The one version that the requirement leaves; empty where it leaves several, or none is stated.
  public static String version(Ecosystem ecosystem, String requirement) {
    var text = requirement.strip();
    return switch (ecosystem) {
      case NPM -> isNpmExact(text) ? found(SEMANTIC, text) : "";
      case PYPI -> found(PYTHON, text);
      case CRATES -> found(CARGO, text);
      case GO -> GO.matcher(text).matches() ? text : "";
      case RUBYGEMS, PACKAGIST, DEBIAN -> found(PLAIN, text);
      case MAVEN, NUGET ->
          BRACKETED.matcher(text).matches()
              ? found(BRACKETED, text)
              : text.contains("*") || Set.of("LATEST", "RELEASE").contains(text)
                  ? ""
                  : found(PLAIN, text);
    };
  }

  private static boolean isNpmExact(String text) {
    return NpmRange.parse(text, Set.of(NpmRange.Option.LOOSE))
        .filter(NpmRange::isExact)
        .isPresent();
  }

  private static String found(Pattern pattern, String text) {
    var match = pattern.matcher(text);
    return match.matches() ? match.group(1) : "";
  }
}

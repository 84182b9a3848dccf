package dev.bailiwick.core.dependency.manifest.jvm;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Gathering;
import dev.bailiwick.core.dependency.format.Document;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// `build.gradle` and `build.gradle.kts`: coordinates in quotes, in the map notation, and plugins.
/// Builds are programs; what they compute is not seen.
public final class GradleBuild {
  private static final Pattern COORDINATES =
      Pattern.compile(
          "([A-Za-z]\\w*)?[\\s(]*(?:\\w*[pP]latform\\s*\\(\\s*)?"
              + "[\"']([\\w.-]+):([\\w.-]+)(?::([^:\"'@]*))?(?::[^\"']*)?(?:@\\w+)?[\"']");
  private static final Pattern MAP =
      Pattern.compile(
          "(\\w+)?[\\s(]*group\\s*[:=]\\s*[\"']([^\"']+)[\"']\\s*,\\s*name\\s*[:=]\\s*[\"']([^\"']+)[\"']"
              + "(?:\\s*,\\s*version\\s*[:=]\\s*[\"']([^\"']+)[\"'])?");
  private static final Pattern PLUGIN =
      Pattern.compile(
          "\\bid[\\s(]*[\"']([\\w.-]+)[\"']\\)?\\s*version\\s*\\(?\\s*[\"']([^\"']+)[\"']");
  private static final Pattern VARIABLE =
      Pattern.compile(
          "(?:\\b(?:val|def|var|String|ext\\.)\\s*)?(\\w+)\\s*=\\s*[\"']([^\"'$]+)[\"']");
  private static final Pattern USE = Pattern.compile("\\$\\{?([\\w.]+)\\}?");

  private final Document document;
  private final Gathering gathering = new Gathering();
  private final Map<String, String> variables = new HashMap<>();

  private GradleBuild(Document document) {
    this.document = document;
  }

  public static List<Dependency> read(Document document) {
    var reader = new GradleBuild(document);
    int number = 0;
    for (var line : document.lines()) {
      number++;
      if (!line.stripLeading().startsWith("//")) {
        reader.line(line, number);
      }
    }
    return reader.gathering.all();
  }

  private void line(String line, int number) {
    VARIABLE
        .matcher(line)
        .results()
        .forEach(match -> variables.put(match.group(1), match.group(2)));
    for (var pattern : List.of(COORDINATES, MAP)) {
      pattern
          .matcher(line)
          .results()
          .forEach(match ->
              add(
                  match.group(2) + ":" + match.group(3),
                  match.group(4) == null ? "" : match.group(4),
                  number,
                  group(match.group(1) == null ? "" : match.group(1))));
    }
    PLUGIN
        .matcher(line)
        .results()
        .forEach(match ->
            add(
                match.group(1) + ":" + match.group(1) + ".gradle.plugin",
                match.group(2),
                number,
                List.of("plugin")));
  }

  private static List<String> group(String configuration) {
    return configuration.startsWith("test") || configuration.startsWith("androidTest")
        ? List.of("test")
        : List.of();
  }

  private void add(String name, String version, int number, List<String> groups) {
    var wanted =
        USE.matcher(version)
            .replaceAll(match ->
                java.util.regex.Matcher.quoteReplacement(
                    variables.getOrDefault(match.group(1), match.group())));
    gathering.add(
        Dependency.wanted(Ecosystem.MAVEN, name, wanted, document.at(number))
            .at(exact(wanted))
            .in(groups));
  }

  /// `1.+` and `latest.release` move; `1.0!!` is a strict version.
  static String exact(String wanted) {
    var plain = wanted.endsWith("!!") ? wanted.substring(0, wanted.length() - 2) : wanted;
    return plain.endsWith("+") || plain.startsWith("latest.") || plain.contains("$")
        ? ""
        : Pom.exact(plain);
  }
}

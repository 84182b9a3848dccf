package dev.bailiwick.core.dependency.manifest.python;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.format.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Requirements files of pip (pip.pypa.io, "Requirements File Format") with the files they name:
/// `-r` adds, `-c` only pins what is wanted elsewhere. One thread, used once.
public final class Requirements {
  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#.*");
  private static final Pattern OPTION =
      Pattern.compile("(-[a-z]|--[a-z-]+)(?:\\s*=\\s*|\\s+|(?=[^-=\\s]))(.*)");
  private static final Pattern DIGEST = Pattern.compile("--hash[= ]\\s*(\\S+)");
  private static final Pattern BEHIND_OPTIONS = Pattern.compile("\\s--[a-z].*");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z0-9_]+\\}");

  private final List<Dependency> found = new ArrayList<>();
  private final Map<String, String> pins = new HashMap<>();
  private final Set<String> seen = new HashSet<>();

  private Requirements() {}

  public static List<Dependency> read(Document document) {
    var reader = new Requirements();
    reader.file(document, false);
    return reader.found.stream().map(reader::pinned).toList();
  }

  private Dependency pinned(Dependency dependency) {
    var pin = pins.get(dependency.key());
    return dependency.version().isEmpty() && pin != null ? dependency.at(pin) : dependency;
  }

  private void file(Document document, boolean constraints) {
    if (!seen.add(document.file() + constraints)) {
      return;
    }
    int number = 0;
    int start = 1;
    var joined = new StringBuilder();
    for (var line : document.lines()) {
      number++;
      var plain = COMMENT.matcher(line).replaceFirst("");
      boolean goesOn = plain.endsWith("\\");
      joined.append(goesOn ? plain.substring(0, plain.length() - 1) : plain);
      if (!goesOn) {
        line(document, joined.toString().strip(), start, constraints);
        joined.setLength(0);
        start = number + 1;
      }
    }
    line(document, joined.toString().strip(), start, constraints);
  }

  private void line(Document document, String text, int number, boolean constraints) {
    if (text.isEmpty() || VARIABLE.matcher(text).find()) {
      return;
    }
    if (text.startsWith("-")) {
      option(document, text, number, constraints);
      return;
    }
    var digests = DIGEST.matcher(text).results().map(match -> match.group(1)).toList();
    Requirement.parse(BEHIND_OPTIONS.matcher(text).replaceFirst(""), document.at(number))
        .ifPresent(dependency -> add(dependency.sealedBy(digests), constraints));
  }

  private void option(Document document, String text, int number, boolean constraints) {
    var match = OPTION.matcher(text);
    if (!match.matches()) {
      return;
    }
    var value = match.group(2).strip();
    switch (match.group(1)) {
      case "-r", "--requirement" ->
          document.neighbour(value).ifPresent(other -> file(other, constraints));
      case "-c", "--constraint" -> document.neighbour(value).ifPresent(other -> file(other, true));
      case "-e", "--editable" ->
          Requirement.parse(value, document.at(number))
              .ifPresent(dependency -> add(dependency, constraints));
      default -> {}
    }
  }

  private void add(Dependency dependency, boolean constraint) {
    if (!constraint) {
      found.add(dependency);
    } else if (!dependency.version().isEmpty()) {
      pins.put(Ecosystem.PYPI.key(dependency.name()), dependency.version());
    }
  }
}

package dev.bailiwick.core.dependency.manifest.dotnet;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.format.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// `paket.dependencies` and `paket.lock` (fsprojects.github.io/Paket): packages of NuGet by group,
/// files and repositories of GitHub, git and addresses beside them.
public final class Paket {
  private static final Pattern LINE =
      Pattern.compile("\\s*(nuget|clitool|github|gist|git|http)\\s+(\\S+)\\s*(.*)");
  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*|(?<!:)//.*");
  private static final Pattern EXACT = Pattern.compile("(?:==?\\s*)?(\\d[\\w.+-]*)");
  private static final Pattern RANGE =
      Pattern.compile("(?:(?:~>|[<>]=?|==?|!=)?\\s*\\d[\\w.+*-]*\\s*)+");
  private static final Pattern LOCKED = Pattern.compile(" {4}(\\S+) \\(([^()]+)\\).*");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,40}");

  private Paket() {}

  public static List<Dependency> manifest(Document document) {
    var found = new ArrayList<Dependency>();
    var group = List.<String>of();
    int number = 0;
    for (var line : document.lines()) {
      number++;
      var text = COMMENT.matcher(line).replaceFirst("");
      var match = LINE.matcher(text);
      if (text.startsWith("group ")) {
        group = List.of(text.substring("group ".length()).strip());
      } else if (match.matches()) {
        found.add(
            wanted(match.group(1), match.group(2), match.group(3).strip(), document.at(number))
                .in(group));
      }
    }
    return found;
  }

  private static Dependency wanted(String kind, String what, String rest, Dependency.Place place) {
    if (kind.equals("nuget") || kind.equals("clitool")) {
      var range = RANGE.matcher(rest);
      var requirement = range.lookingAt() ? range.group().strip() : "";
      var exact = EXACT.matcher(requirement);
      return Dependency.wanted(Ecosystem.NUGET, what, requirement, place)
          .at(exact.matches() ? exact.group(1) : "");
    }
    int colon = kind.equals("github") || kind.equals("gist") ? what.indexOf(':') : -1;
    var name = colon < 0 ? what : what.substring(0, colon);
    var state = colon < 0 ? "" : what.substring(colon + 1);
    boolean isCommit = COMMIT.matcher(state).matches();
    return Dependency.wanted(Ecosystem.NUGET, name, state, place)
        .at(EXACT.matcher(state).matches() && !isCommit ? state : "")
        .from(origin(kind, name, isCommit ? state : ""));
  }

  private static Origin origin(String kind, String name, String commit) {
    return switch (kind) {
      case "github" -> new Origin.Git("https://github.com/" + name, commit);
      case "gist" -> new Origin.Git("https://gist.github.com/" + name, commit);
      case "git" -> new Origin.Git(name, commit);
      default -> new Origin.Archive(name);
    };
  }

  /// What stands six spaces in is what a package asks for.
  public static List<Dependency> lock(Document document) {
    var found = new ArrayList<Dependency>();
    var section = "";
    var remote = "";
    int number = 0;
    for (var line : document.lines()) {
      number++;
      if (!line.startsWith(" ")) {
        section = line.strip();
        remote = "";
      } else if (line.startsWith("  remote: ")) {
        remote = line.substring("  remote: ".length()).strip();
      } else {
        locked(section, remote, line, document.at(number)).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Dependency> locked(
      String section, String remote, String line, Dependency.Place place) {
    var match = LOCKED.matcher(line);
    if (!match.matches()) {
      return Optional.empty();
    }
    var version = match.group(2);
    boolean isCommit = COMMIT.matcher(version).matches();
    var from = Dependency.locked(Ecosystem.NUGET, remote, isCommit ? "" : version, place);
    return switch (section) {
      case "NUGET" ->
          Optional.of(Dependency.locked(Ecosystem.NUGET, match.group(1), version, place));
      case "GITHUB", "GIST", "GIT", "HTTP" ->
          Optional.of(
              from.from(
                  origin(
                      section.toLowerCase(java.util.Locale.ROOT),
                      remote,
                      isCommit ? version : "")));
      default -> Optional.empty();
    };
  }
}

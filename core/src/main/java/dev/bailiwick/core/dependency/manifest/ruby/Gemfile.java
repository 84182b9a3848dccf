package dev.bailiwick.core.dependency.manifest.ruby;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.format.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// `Gemfile`, `gems.rb` and `*.gemspec`: programs, of which the lines that name a gem in quotes are
/// read.
public final class Gemfile {
  private static final Pattern GEM =
      Pattern.compile(
          "^\\s*(?:gem|(?:\\w+\\.)?add_(?:runtime_|development_)?dependency)[\\s(]+"
              + "[\"']([\\w.-]+)[\"']((?:\\s*,\\s*\\[?\\s*[\"'][^\"']*[\"']\\]?)*)(.*)$");

  /// The head of a block on one line: `Gem::Specification.new { |s|`.
  private static final Pattern BLOCK =
      Pattern.compile("^[^\"'#]*\\{\\s*(?:\\|\\w+\\|)?(?=.*\\badd_)");

  private static final Pattern QUOTED = Pattern.compile("[\"']([^\"']*)[\"']");
  private static final Pattern OPTION =
      Pattern.compile("(git|github|path|ref|source):?\\s*(?:=>)?\\s*[\"']([^\"']+)[\"']");

  private Gemfile() {}

  public static List<Dependency> read(Document document) {
    var found = new ArrayList<Dependency>();
    int number = 0;
    for (var line : document.lines()) {
      number++;
      for (var part : line.split(";")) {
        read(document, BLOCK.matcher(part).replaceFirst(""), number, found);
      }
    }
    return found;
  }

  private static void read(
      Document document, String line, int number, ArrayList<Dependency> found) {
    var match = GEM.matcher(line);
    if (match.matches()) {
      var requirements =
          QUOTED.matcher(match.group(2)).results().map(quoted -> quoted.group(1)).toList();
      var requirement = String.join(", ", requirements);
      found.add(
          Dependency.wanted(Ecosystem.RUBYGEMS, match.group(1), requirement, document.at(number))
              .at(exact(requirement))
              .from(origin(match.group(3)))
              .in(line.contains("add_development_") ? List.of("dev") : List.of()));
    }
  }

  /// `1.2.3` and `= 1.2.3` are that version.
  static String exact(String requirement) {
    return requirement.matches("=?\\s*\\d[0-9A-Za-z.-]*")
        ? requirement.replaceFirst("^=\\s*", "")
        : "";
  }

  private static Origin origin(String options) {
    Origin origin = Origin.REGISTRY;
    var commit = "";
    for (var option : OPTION.matcher(options).results().toList()) {
      switch (option.group(1)) {
        case "path" -> origin = new Origin.Local(option.group(2));
        case "source" -> origin = new Origin.Registry(option.group(2));
        case "ref" -> commit = option.group(2);
        default -> origin = new Origin.Git(option.group(2), "");
      }
    }
    return origin instanceof Origin.Git(String url, String _)
        ? new Origin.Git(url, commit)
        : origin;
  }
}

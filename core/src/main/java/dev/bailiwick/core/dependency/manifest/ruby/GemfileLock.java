package dev.bailiwick.core.dependency.manifest.ruby;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.format.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// `Gemfile.lock` and `gems.locked`: sections of sources, each with its gems four spaces in. One
/// thread, used once.
public final class GemfileLock {
  private static final Pattern GEM = Pattern.compile(" {4}(\\S+) \\(([^()]+)\\)");
  private static final Pattern DIGEST = Pattern.compile(" {2}(\\S+) \\(([^()]+)\\) (sha256=\\S+)");
  private static final String USUAL = "https://rubygems.org/";

  private final Document document;
  private final List<Dependency> found = new ArrayList<>();
  private final Map<String, String> digests = new HashMap<>();
  private String section = "";
  private String remote = "";
  private String revision = "";

  private GemfileLock(Document document) {
    this.document = document;
  }

  public static List<Dependency> read(Document document) {
    var reader = new GemfileLock(document);
    int number = 0;
    for (var line : document.lines()) {
      reader.line(line, ++number);
    }
    return reader.found.stream()
        .map(gem -> {
          var digest = reader.digests.get(gem.name() + " " + gem.version());
          return digest == null ? gem : gem.sealedBy(List.of(digest));
        })
        .toList();
  }

  private void line(String line, int number) {
    if (!line.startsWith(" ")) {
      section = line.strip();
      remote = "";
      revision = "";
    } else if (line.startsWith("  remote: ")) {
      remote = line.substring("  remote: ".length()).strip();
    } else if (line.startsWith("  revision: ")) {
      revision = line.substring("  revision: ".length()).strip();
    } else if (section.equals("CHECKSUMS")) {
      var match = DIGEST.matcher(line);
      if (match.matches()) {
        digests.put(match.group(1) + " " + match.group(2), match.group(3));
      }
    } else {
      gem(line, number);
    }
  }

  private void gem(String line, int number) {
    var match = GEM.matcher(line);
    if (match.matches() && List.of("GEM", "GIT", "PATH", "PLUGIN SOURCE").contains(section)) {
      found.add(
          Dependency.locked(
                  Ecosystem.RUBYGEMS, match.group(1), bare(match.group(2)), document.at(number))
              .from(origin()));
    }
  }

  /// Without the platform that the gem is built for: `1.13.3-x86_64-linux`.
  private static String bare(String version) {
    int hyphen = version.indexOf('-');
    return hyphen < 0 ? version : version.substring(0, hyphen);
  }

  private Origin origin() {
    return switch (section) {
      case "GIT" -> new Origin.Git(remote, revision);
      case "PATH" -> new Origin.Local(remote);
      default ->
          remote.equals(USUAL) || remote.isEmpty() ? Origin.REGISTRY : new Origin.Registry(remote);
    };
  }
}

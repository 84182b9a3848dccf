package dev.bailiwick.workstation.review;

import dev.bailiwick.core.code.syntax.SyntaxParser;
import dev.bailiwick.core.code.team.TeamRules;
import dev.bailiwick.workstation.parser.TreeSitterParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The files of a team's own rules: `.bailiwick/rules`, and folders in it, files that end in
/// `.yaml` or `.yml`.
final class TeamRuleFiles {
  private static final String FOLDER = ".bailiwick/rules";
  private static final int MOST = 500;
  private static final long LARGEST = 1 << 20;

  private TeamRuleFiles() {}

  static TeamRules read(Path root) throws IOException {
    var folder = root.resolve(FOLDER);
    Map<String, String> texts = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (var found = Files.walk(folder, 6)) {
        found
            .filter(path -> path.toString().matches(".*\\.ya?ml"))
            .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
            .limit(MOST)
            .forEach(
                path -> texts.put(root.relativize(path).toString().replace('\\', '/'), text(path)));
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    SyntaxParser none = (_, _, _) -> new SyntaxParser.Result.Refused("no rules");
    return new TeamRules(texts, texts.isEmpty() ? none : new TreeSitterParser());
  }

  private static String text(Path path) {
    try {
      return Files.size(path) > LARGEST
          ? "over 1 MiB"
          : new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

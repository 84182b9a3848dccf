package dev.bailiwick.workstation.exposure;

import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Target;
import dev.bailiwick.core.finding.Severity;
import dev.bailiwick.core.path.IgnoreFile;
import dev.bailiwick.core.path.PathName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Names that hold secrets by custom, and whether the ignore files and the policy keep them out;
/// nothing need stand there.
record IgnoreGaps(Path root, Closing closing) {

  /// @param pattern the line that keeps it out, as the guide prints it
  /// @param probe a name that the line should catch
  private record Custom(String pattern, String probe) {}

  private static final List<Custom> CUSTOMS =
      List.of(
          new Custom(".env", ".env"),
          new Custom(".env.*", ".env.local"),
          new Custom("*.pem", "server.pem"),
          new Custom("*.key", "server.key"),
          new Custom("secrets/", "secrets/token"));

  List<Exposed> exposed() throws IOException {
    var file = root.resolve(".gitignore");
    var ignored = IgnoreFile.read(Files.isRegularFile(file) ? Files.readString(file) : "");
    var exposed = new ArrayList<Exposed>();
    var taken = CUSTOMS.stream().filter(one -> !catches(ignored, one)).toList();
    if (!taken.isEmpty()) {
      exposed.add(
          gap(
              "exposure-gitignore",
              ".gitignore",
              "the next `git add` takes in files like " + patterns(taken),
              taken));
    }
    var read = CUSTOMS.stream().filter(this::isReadable).toList();
    if (!read.isEmpty()) {
      exposed.add(
          gap(
              "exposure-claudeignore",
              ".claudeignore",
              "an assistant may read files like " + patterns(read),
              read));
    }
    return exposed;
  }

  private boolean isReadable(Custom custom) {
    var file = root.resolve(custom.probe()).toString();
    return closing.of(new Effect.Reads(Target.file(file), Effect.Place.WHOLE)).isEmpty();
  }

  private static boolean catches(IgnoreFile file, Custom custom) {
    return file.catches(PathName.of("/" + custom.probe()), false).isPresent();
  }

  private static String patterns(List<Custom> customs) {
    return customs.stream().map(one -> "`" + one.pattern() + "`").collect(Collectors.joining(", "));
  }

  private static Exposed gap(String rule, String file, String message, List<Custom> missing) {
    return Exposed.of(
        rule,
        Severity.MEDIUM,
        message,
        file,
        Optional.empty(),
        "add " + patterns(missing) + " to " + file + "; `bailiwick setup` offers them");
  }
}

package dev.bailiwick.workstation.cli.classify;

import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.policy.Classification;
import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.policy.rule.Waiver;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.world.World;
import dev.bailiwick.workstation.cli.output.Progress;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.cli.output.Terminal.Tone;
import dev.bailiwick.workstation.guard.CommandLog;
import dev.bailiwick.workstation.guard.PolicyFiles;
import dev.bailiwick.workstation.guard.RepositoryRoot;
import dev.bailiwick.workstation.guard.waiver.HeldWaivers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `classify`: the guide's "Data Classification" for the files that stand here.
@Command(
    name = "classify",
    description = "Each file's level, and the rule that set it.",
    mixinStandardHelpOptions = true)
public final class ClassifyCommand implements Callable<Integer> {
  private static final int WRONG = 2;

  private enum Format {
    text,
    json
  }

  @Parameters(
      paramLabel = "PATH",
      description = "Files and folders (default: what git does not ignore, and ignored files).")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "The repository (default: git's top level here).")
  private @Nullable Path root;

  @Option(names = "--format", description = "text or json (default: text).")
  private Format format = Format.text;

  private final World world;
  private final Path config;
  private final CommandLog log;
  private final Terminal terminal;

  /// @param config the folder of the user's own configuration
  public ClassifyCommand(World world, Path config, CommandLog log, Terminal terminal) {
    this.world = world;
    this.config = config;
    this.log = log;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var top = RepositoryRoot.of(root);
    var files = new PolicyFiles(top, config);
    files.waivers().refused().forEach(problem -> terminal.note(problem.toString()));
    return switch (files.read()) {
      case PolicyReader.Rejected rejected -> {
        rejected.problems().forEach(problem -> terminal.note(problem.toString()));
        yield WRONG;
      }
      case PolicyReader.Read(var policy) -> {
        var labelled = labelled(top, policy.classification(top.toString(), world));
        switch (format) {
          case text -> text(labelled);
          case json -> terminal.out().println(json(labelled).write());
        }
        yield 0;
      }
    };
  }

  @Command(
      name = "waive",
      description = "Lowers the label of files for a time; a person signs for it.",
      mixinStandardHelpOptions = true)
  int waive(
      @Parameters(paramLabel = "PATTERN", description = "Files, as a policy names them.")
          String pattern,
      @Option(
              names = "--from",
              required = true,
              description = "The strictest label it lowers: critical, confidential, internal.")
          String from,
      @Option(names = "--to", required = true, description = "What it becomes.") String to,
      @Option(names = "--reason", required = true, description = "Why, in one line.") String reason,
      @Option(names = "--days", required = true, description = "For how many days, 1 to 366.")
          int days,
      @Option(names = "--by", required = true, description = "Who says so: 'NAME <MAIL>'.")
          String by,
      @Option(
              names = "--root",
              paramLabel = "DIR",
              description = "The repository (default: git's top level here).")
          @Nullable Path top)
      throws IOException {
    if (days < 1 || days > HeldWaivers.LONGEST.toDays()) {
      throw new IllegalArgumentException("--days " + days + ": write 1 to 366");
    }
    var now = log.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    var expires = now.plus(Duration.ofDays(days));
    var rule = Layer.REPOSITORY.rule("waiver:" + pattern, HeldWaivers.FILE);
    var waiver =
        new Waiver(pattern, level("--from", from), level("--to", to), reason, by, expires, rule);
    return new Waiving(config, log, terminal).waive(RepositoryRoot.of(top), waiver);
  }

  private static Level level(String option, String word) {
    return Level.of(word)
        .orElseThrow(() ->
            new IllegalArgumentException(
                option
                    + " "
                    + word
                    + ": no level; known: public, internal, confidential, critical"));
  }

  private List<LabelledFile> labelled(Path top, Classification classification) throws IOException {
    var listed = ListedFiles.of(top, paths);
    var attributes = listed.levels();
    var secrets = SecretScanner.packed().session();
    var labelled = new ArrayList<LabelledFile>();
    try (var progress = new Progress(terminal, "classifying", listed.files().size())) {
      for (var file : listed.files()) {
        labelled.add(LabelledFile.of(top, file, attributes.get(file), classification, secrets));
        progress.step();
      }
    }
    return labelled;
  }

  private void text(List<LabelledFile> files) {
    var counts = counts(files);
    for (int i = Level.values().length - 1; i >= 0; i--) {
      var level = Level.values()[i];
      if (counts.get(level) == null) {
        continue;
      }
      var heading = level.word() + "  " + terminal.toned(Tone.FAINT, level.handling());
      terminal
          .out()
          .println(
              terminal.toned(tone(level), level.word()) + heading.substring(level.word().length()));
      var rows = new ArrayList<List<String>>();
      for (var file : files) {
        if (file.label().level() == level) {
          rows.add(List.of("  " + file.plainPath(), file.cause()));
        }
      }
      terminal.columns(rows);
      terminal.out().println();
    }
    var parts = new ArrayList<String>();
    counts.forEach((level, count) -> parts.addFirst(count + " " + level.word()));
    var bare = files.stream().filter(LabelledFile::byPathAlone).count();
    var note = bare == 0 ? "" : " (" + bare + " binary or over 1 MiB, by their path alone)";
    terminal
        .out()
        .println(
            files.size()
                + (files.size() == 1 ? " file" : " files")
                + (parts.isEmpty() ? "" : ": " + String.join(", ", parts))
                + note);
  }

  private static Tone tone(Level level) {
    return switch (level) {
      case CRITICAL -> Tone.BAD;
      case CONFIDENTIAL -> Tone.WARNING;
      case INTERNAL -> Tone.STRONG;
      case PUBLIC -> Tone.GOOD;
    };
  }

  private static Map<Level, Integer> counts(List<LabelledFile> files) {
    var counts = new EnumMap<Level, Integer>(Level.class);
    files.forEach(file -> counts.merge(file.label().level(), 1, Integer::sum));
    return counts;
  }

  private static Json json(List<LabelledFile> files) {
    var summary = Json.object().put("files", files.size());
    var counts = counts(files);
    for (var level : Level.values()) {
      summary.put(level.word(), counts.getOrDefault(level, 0));
    }
    return Json.object()
        .put("schema", 1)
        .put("tool", "classify")
        .put("files", Json.array(files.stream().map(LabelledFile::json).toList()))
        .put("summary", summary.build())
        .build();
  }
}

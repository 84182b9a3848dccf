package dev.bailiwick.workstation.cli.sanitize;

import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.rule.Settings;
import dev.bailiwick.core.redact.sanitizing.RestoreMap;
import dev.bailiwick.core.redact.sanitizing.Sanitizer;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.guard.PolicyFiles;
import dev.bailiwick.workstation.guard.RepositoryRoot;
import dev.bailiwick.workstation.store.Places;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sanitize`: the guide's "Sanitizing Before Sharing" and "Using Placeholders".
@Command(
    name = "sanitize",
    description =
        "Code that may be shared and still parses: secrets become references to the environment, names surrogates.",
    mixinStandardHelpOptions = true)
public final class SanitizeCommand implements Callable<Integer> {
  private static final int WRONG = 2;

  private enum Format {
    text,
    json
  }

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "What to share; - or none: standard input.")
  private @Nullable String file;

  @Option(
      names = "--map",
      paramLabel = "FILE",
      description = "Keeps the way back here, encrypted; an earlier map is kept on with.")
  private @Nullable Path map;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The file name that tells the language of standard input.")
  private String name = "";

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "The repository (default: git's top level here).")
  private @Nullable Path root;

  @Option(names = "--format", description = "text or json (default: text).")
  private Format format = Format.text;

  private final Sharing sharing;
  private final Path config;
  private final Terminal terminal;

  public SanitizeCommand(Places places, InputStream in, Terminal terminal) {
    this.sharing = new Sharing(places.state(), in);
    this.config = places.config();
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    return switch (new PolicyFiles(RepositoryRoot.of(root), config).read()) {
      case PolicyReader.Rejected rejected -> {
        rejected.problems().forEach(problem -> terminal.note(problem.toString()));
        yield WRONG;
      }
      case PolicyReader.Read(var policy) -> {
        sanitize(policy.settings());
        yield 0;
      }
    };
  }

  private void sanitize(Settings settings) throws IOException {
    var sealed = sharing.sealed(root);
    var restore = Sharing.map(sealed, map);
    var terms =
        settings.classification().stream()
            .flatMap(level -> level.terms().stream())
            .distinct()
            .toList();
    var rules = new Sanitizer.Rules(settings.placeholders(), terms, sealed.derived("surrogates"));
    var called = name.isEmpty() && file != null && !file.equals("-") ? file : name;
    var shared =
        new Sanitizer(rules, SecretScanner.packed(), restore).sanitize(called, sharing.text(file));
    if (map != null) {
      sealed.write(map, restore.json().write());
    }
    switch (format) {
      case text -> text(shared, restore);
      case json -> terminal.out().println(json(shared).write());
    }
  }

  private void text(Sanitizer.Sanitized shared, RestoreMap restore) {
    terminal.out().print(shared.text());
    terminal.out().flush();
    if (shared.secrets() + shared.surrogates() > 0) {
      terminal.note(
          count(shared.secrets(), "secret")
              + " and "
              + count(shared.surrogates(), "name or value", "names or values")
              + " replaced");
    }
    shared.variables().forEach(variable -> terminal.note("for .env.example: " + variable + "="));
    if (map == null && !restore.entries().isEmpty()) {
      terminal.note("no --map was given: the names cannot be put back");
    }
  }

  private static String count(int number, String what) {
    return count(number, what, what + "s");
  }

  private static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  private static Json json(Sanitizer.Sanitized shared) {
    return Json.object()
        .put("schema", 1)
        .put("tool", "sanitize")
        .put("text", shared.text())
        .put("variables", Json.strings(shared.variables()))
        .put(
            "summary",
            Json.object()
                .put("secrets", shared.secrets())
                .put("surrogates", shared.surrogates())
                .build())
        .build();
  }
}

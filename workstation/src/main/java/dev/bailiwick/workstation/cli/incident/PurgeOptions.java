package dev.bailiwick.workstation.cli.incident;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is said to `incident purge`.
final class PurgeOptions {

  @Option(names = "--stdin", description = "The values come in on standard input, a line each.")
  boolean stdin;

  @Option(
      names = "--finding",
      paramLabel = "FINGERPRINT",
      description = "The value that a finding of scan is about.")
  @Nullable String finding;

  @Option(names = "--file", paramLabel = "FILE", description = "A file with values, a line each.")
  @Nullable Path file;

  @Option(names = "--plan", description = "Tells what would change, and changes nothing.")
  boolean plan;

  @Option(names = "--yes", description = "Does not ask.")
  boolean yes;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "The repository (default: git's top level here).")
  @Nullable Path root;

  @Option(names = "--format", description = "text or json (default: text).")
  Format format = Format.text;

  enum Format {
    text,
    json
  }
}

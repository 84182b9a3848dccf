package dev.bailiwick.workstation.cli.audit;

import dev.bailiwick.core.audit.AuditRecord;
import dev.bailiwick.core.audit.AuditReport;
import dev.bailiwick.core.audit.NoteVerifier;
import dev.bailiwick.core.audit.export.Ocsf;
import dev.bailiwick.core.audit.export.Otlp;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.store.LogPlaces;
import dev.bailiwick.workstation.store.LogReader;
import dev.bailiwick.workstation.store.LogVerifier;
import dev.bailiwick.workstation.store.Verification;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/// `bailiwick audit`: reads the log and never writes it.
@Command(name = "audit", description = "The tamper-evident log.")
public final class AuditCommand {
  private static final int FINDINGS = 1;
  private static final int WRONG_CALL = 2;
  private static final int FAILED = 3;

  enum Format {
    text,
    json
  }

  enum Export {
    ocsf,
    otlp,
    jsonl
  }

  private final Function<Optional<Path>, Path> log;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The repository.")
  private @Nullable Path root;

  private final PrintStream out;
  private final PrintStream err;
  private final AuditView view;

  /// @param log the log's active segment; its tiles lie in `<log>.tiles`
  /// @param coloured whether text output may be coloured: a terminal, and no `NO_COLOR`
  public AuditCommand(
      Function<Optional<Path>, Path> log, PrintStream out, PrintStream err, boolean coloured) {
    this.log = log;
    this.out = out;
    this.err = err;
    this.view = new AuditView(coloured);
  }

  private interface Work {
    int run(LogPlaces places) throws IOException;
  }

  private int with(Work work) {
    var path = log.apply(Optional.ofNullable(root));
    // Reading needs no private key.
    var places = new LogPlaces(path, path.resolveSibling("signing.key"));
    try {
      if (!Files.exists(places.tiles()) && !Files.exists(path)) {
        err.println(path + ": there is no audit log yet; `bailiwick setup` begins one");
        return WRONG_CALL;
      }
      return work.run(places);
    } catch (IOException e) {
      err.println(path + ": the audit log cannot be read; check its permissions");
      return FAILED;
    }
  }

  private int wrong(String message) {
    err.println(message);
    return WRONG_CALL;
  }

  @Command(name = "tail", description = "The newest records.")
  int tail(
      @Option(
              names = {"-n", "--lines"},
              defaultValue = "20")
          int count,
      @Option(names = "--format", defaultValue = "text") Format format) {
    return with(places -> {
      var last = new ArrayDeque<AuditRecord>();
      new LogReader(places)
          .each(record -> {
            last.add(record);
            if (last.size() > Math.max(0, count)) {
              last.remove();
            }
          });
      last.forEach(
          record -> out.println(format == Format.json ? record.json().write() : view.line(record)));
      return 0;
    });
  }

  @Command(name = "show", description = "One record in full.")
  int show(
      @Parameters(paramLabel = "SEQ") long seq,
      @Option(names = "--format", defaultValue = "text") Format format) {
    return with(places -> {
      var found = new AtomicBoolean();
      new LogReader(places)
          .each(record -> {
            if (record.seq() == seq && found.compareAndSet(false, true)) {
              out.print(format == Format.json ? record.json().write() + "\n" : view.all(record));
            }
          });
      return found.get() ? 0 : wrong("there is no record " + seq);
    });
  }

  @Command(name = "verify", description = "Names the first record that is not what was recorded.")
  int verify(
      @Option(names = "--key", description = "The public key, as text or a file.")
          @Nullable String key,
      @Option(names = "--format", defaultValue = "text") Format format) {
    return with(places -> {
      var trusted = key(key);
      if (key != null && trusted.isEmpty()) {
        return wrong("--key: no public key of the form name+hash+base64 in " + key);
      }
      var checked = LogVerifier.verify(places, trusted);
      out.print(format == Format.json ? json(checked).write() + "\n" : view.verification(checked));
      return checked.holds() ? 0 : FINDINGS;
    });
  }

  private static Optional<NoteVerifier> key(@Nullable String key) throws IOException {
    if (key == null) {
      return Optional.empty();
    }
    var direct = NoteVerifier.parse(key);
    return direct.isPresent() || !Files.isRegularFile(Path.of(key))
        ? direct
        : NoteVerifier.parse(Files.readString(Path.of(key)).strip());
  }

  private static Json json(Verification checked) {
    var problems =
        checked.problems().stream()
            .map(problem ->
                Json.object()
                    .put("kind", problem.kind().toString().toLowerCase(java.util.Locale.ROOT))
                    .put("seq", problem.seq())
                    .put("path", problem.file())
                    .put("line", problem.line())
                    .put("message", problem.message())
                    .build())
            .toList();
    return Json.object()
        .put("schema", 1)
        .put("tool", "audit verify")
        .put("holds", checked.holds())
        .put("records", checked.records())
        .put("covered", checked.covered())
        .put("key", checked.key())
        .put("keyFromLog", checked.keyFromLog())
        .put("problems", Json.array(problems))
        .put("repairs", Json.strings(checked.repairs()))
        .build();
  }

  @Command(name = "report", description = "Counts by decision, rule, tool, agent and day.")
  int report(@Option(names = "--format", defaultValue = "text") Format format) {
    return with(places -> {
      var report = new AuditReport();
      new LogReader(places).each(report::add);
      out.print(format == Format.json ? report.json().write() + "\n" : view.report(report));
      return 0;
    });
  }

  @Command(name = "export", description = "Records for other systems, or the proof of one.")
  int export(
      @Option(names = "--format", defaultValue = "ocsf") Export format,
      @Option(names = "--proof", paramLabel = "SEQ", description = "A .tlog-proof file.")
          @Nullable Long proof,
      @Option(names = "--key") @Nullable String key) {
    return with(places -> {
      if (proof != null) {
        return proof(places, proof, key);
      }
      new LogReader(places).each(record -> out.println(line(record, format)));
      return 0;
    });
  }

  private static String line(AuditRecord record, Export format) {
    return switch (format) {
      case ocsf -> Ocsf.event(record).write();
      case otlp -> Otlp.line(record).write();
      case jsonl -> new String(record.line(), StandardCharsets.UTF_8);
    };
  }

  private int proof(LogPlaces places, long seq, @Nullable String key) throws IOException {
    var trusted = key(key);
    var verifier =
        trusted.isPresent()
            ? trusted
            : NoteVerifier.parse(LogVerifier.verify(places, Optional.empty()).key());
    var proof =
        verifier.isEmpty()
            ? Optional.<String>empty()
            : new LogReader(places).proof(seq, verifier.get()).map(found -> found.text());
    if (proof.isEmpty()) {
      return wrong(
          "record " + seq + " cannot be proved: not signed for yet, or the log is damaged");
    }
    out.print(proof.get());
    return 0;
  }
}

package dev.bailiwick.core.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One case: what it is about, and what happened in it, in order. Its state is what its events say;
/// steps are taken one after the other, and one is done only with everything written down that it
/// wants.
///
/// @param id e.g. `2026-11-27-1`
/// @param subject in a few words; holds no secret
/// @param finding the fingerprint of the finding it began with; empty for none
/// @param runbook how such a credential is taken out of use; empty for none
/// @param paths the files it is about
/// @param shape a pattern for values like the one that leaked, where no rule knew whose it was;
///   empty for none
public record Incident(
    String id,
    IncidentKind kind,
    String subject,
    String finding,
    String runbook,
    List<String> paths,
    List<Entry> entries,
    String shape) {

  /// A case of a value that a rule knows, or of none.
  public Incident(
      String id,
      IncidentKind kind,
      String subject,
      String finding,
      String runbook,
      List<String> paths,
      List<Entry> entries) {
    this(id, kind, subject, finding, runbook, paths, entries, "");
  }

  public Incident {
    paths = List.copyOf(paths);
    entries = List.copyOf(entries);
  }

  /// What happened.
  public sealed interface Entry {
    Instant time();

    /// Who did it.
    String by();
  }

  public record Opened(Instant time, String by) implements Entry {}

  /// @param evidence by the names that the step wants, and others
  public record Done(Instant time, String by, String step, Map<String, String> evidence)
      implements Entry {
    public Done {
      evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }
  }

  /// A step that this case does not need.
  public record Skipped(Instant time, String by, String step, String reason) implements Entry {}

  /// Something worth keeping between the steps.
  public record Noted(Instant time, String by, String text) implements Entry {}

  /// What came of trying to go on.
  public sealed interface Result {}

  public record Advanced(Incident incident) implements Result {}

  /// @param why one line with the next step
  public record Refused(String why) implements Result {}

  /// The step that is next, or empty where the case is closed.
  public Optional<Step> next() {
    var over =
        entries.stream()
            .flatMap(entry ->
                switch (entry) {
                  case Done done -> Stream.of(done.step());
                  case Skipped skipped -> Stream.of(skipped.step());
                  case Opened _, Noted _ -> Stream.<String>empty();
                })
            .toList();
    return kind.steps().stream().filter(step -> !over.contains(step.id())).findFirst();
  }

  public boolean isClosed() {
    return next().isEmpty();
  }

  /// Takes the next step as done.
  public Result done(Instant time, String by, Map<String, String> evidence) {
    var step = next();
    if (step.isEmpty()) {
      return new Refused("case " + id + " is closed");
    }
    var missing =
        step.get().wanted().stream()
            .filter(name -> evidence.getOrDefault(name, "").isBlank())
            .toList();
    return missing.isEmpty()
        ? new Advanced(with(new Done(time, by, step.get().id(), evidence)))
        : new Refused(
            step.get().id()
                + " wants evidence: "
                + String.join(", ", missing)
                + "; write --evidence "
                + missing.getFirst()
                + "=…");
  }

  /// Passes the next step over.
  public Result skipped(Instant time, String by, String reason) {
    var step = next();
    if (step.isEmpty()) {
      return new Refused("case " + id + " is closed");
    }
    return reason.isBlank()
        ? new Refused("a step is passed over for a reason; write --skip REASON")
        : new Advanced(with(new Skipped(time, by, step.get().id(), reason)));
  }

  public Incident noted(Instant time, String by, String text) {
    return with(new Noted(time, by, text));
  }

  private Incident with(Entry entry) {
    var all = new ArrayList<>(entries);
    all.add(entry);
    return new Incident(id, kind, subject, finding, runbook, paths, all, shape);
  }
}

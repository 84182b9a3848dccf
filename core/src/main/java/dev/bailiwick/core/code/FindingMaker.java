package dev.bailiwick.core.code;

import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.run.Found;
import dev.bailiwick.core.code.run.Project;
import dev.bailiwick.core.code.syntax.LineStarts;
import dev.bailiwick.core.code.value.CodeFile;
import dev.bailiwick.core.code.value.Label;
import dev.bailiwick.core.code.value.Trail;
import dev.bailiwick.core.finding.Confidence;
import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.finding.Severity;
import dev.bailiwick.core.finding.SpokenFor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes findings of one file out of what the analysis found. One thread.
///
/// A way through other files is told with their lines, so the project is asked for them.
final class FindingMaker {
  private static final int SHOWN = 60;

  private record Where(CodeFile file, LineStarts lines) {}

  private final CodeFile file;
  private final Project project;
  private final byte[] source;
  private final LineStarts lines;
  private final Map<String, Integer> seen = new HashMap<>();
  private final Map<String, Optional<Where>> others = new HashMap<>();

  FindingMaker(CodeFile file, Project project) {
    this.file = file;
    this.project = project;
    this.source = file.source();
    this.lines = new LineStarts(source);
  }

  /// The reason that a comment at the place gives.
  Optional<String> reason(Found found) {
    int start = Math.min(found.span().start(), source.length);
    return SpokenFor.reason(source, 0, start, source.length, found.weakness().id());
  }

  Finding finding(Found found) {
    var weakness = found.weakness();
    var span = found.span();
    return new Finding(
        weakness.id(),
        severity(found),
        confidence(found),
        message(found),
        file.path(),
        lines.place(span.start(), span.end()),
        fingerprint(found),
        found.what(),
        Optional.empty(),
        Optional.empty(),
        weakness.cwe(),
        Optional.of(weakness.why()),
        Optional.of(weakness.fix()),
        steps(found));
  }

  private List<Finding.Step> steps(Found found) {
    var mark = found.mark();
    if (mark == null) {
      return List.of();
    }
    var steps = new ArrayList<Finding.Step>();
    add(steps, mark.source().file(), mark.source().span(), mark.source().path());
    for (var step : Trail.steps(mark.trail())) {
      add(steps, step.file(), step.span(), step.what());
    }
    add(steps, file.path(), found.span(), found.what());
    return steps;
  }

  /// Two steps at one place are one. What has no name is told by its text.
  private void add(List<Finding.Step> steps, String path, Span span, String what) {
    var where =
        path.equals(file.path())
            ? Optional.of(new Where(file, lines))
            : others.computeIfAbsent(
                path,
                one ->
                    project
                        .file(one)
                        .map(other -> new Where(other, new LineStarts(other.source()))));
    where
        .map(one ->
            new Finding.Step(
                path,
                one.lines.place(span.start(), span.end()),
                what.isEmpty() ? shortened(one.file.text(span)) : what))
        .filter(step ->
            steps.isEmpty()
                || !steps.getLast().path().equals(path)
                || !steps.getLast().place().equals(step.place()))
        .ifPresent(steps::add);
  }

  private static String shortened(String text) {
    var line = text.lines().findFirst().orElse("").strip();
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }

  /// What comes from a request is as bad as the weakness; what any caller may pass is one step
  /// less.
  private static Severity severity(Found found) {
    var severity = graded(found);
    boolean isBad = severity == Severity.CRITICAL || severity == Severity.HIGH;
    return isBad && found.file().isAside() ? Severity.MEDIUM : severity;
  }

  private static Severity graded(Found found) {
    var severity = found.weakness().severity();
    var mark = found.mark();
    if (mark == null || !isUnlikely(mark.source().label())) {
      return severity;
    }
    return severity == Severity.CRITICAL ? Severity.MEDIUM : severity.lower();
  }

  private static boolean isUnlikely(Label label) {
    return label == Label.PARAMETER || label == Label.OPERATOR;
  }

  private static Confidence confidence(Found found) {
    var mark = found.mark();
    return mark == null || !isUnlikely(mark.source().label()) ? Confidence.HIGH : Confidence.MEDIUM;
  }

  private String message(Found found) {
    var said = found.message().isEmpty() ? found.weakness().message() : found.message();
    var mark = found.mark();
    return mark == null
        ? said
        : said + ": `" + mark.source().path() + "` reaches `" + found.what() + "`";
  }

  /// The rule, the file, the text without its spaces, and which of several equal ones it is.
  private String fingerprint(Found found) {
    var text = file.text(found.span()).replaceAll("\\s+", "");
    var key = found.weakness().id() + "\n" + file.path() + "\n" + text;
    int ordinal = seen.merge(key, 1, Integer::sum);
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var bytes = digest.digest((key + "\n" + ordinal).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

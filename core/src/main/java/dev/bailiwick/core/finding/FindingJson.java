package dev.bailiwick.core.finding;

import dev.bailiwick.core.text.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A finding in the contract's JSON, both ways.
public final class FindingJson {
  private FindingJson() {}

  public static Json.Obj of(Finding finding) {
    var json =
        Json.object()
            .put("rule", finding.rule())
            .put("severity", finding.severity().word())
            .put("confidence", finding.confidence().word())
            .put("message", finding.message())
            .put("path", finding.path());
    place(json, finding.place())
        .put("fingerprint", finding.fingerprint())
        .put("masked", finding.masked());
    finding
        .commit()
        .ifPresent(commit ->
            json.put("commit", commit.id())
                .put("author", commit.author())
                .put("date", commit.date()));
    finding.validated().ifPresent(validated -> json.put("validated", validated.word()));
    if (!finding.cwe().isEmpty()) {
      json.put("cwe", Json.strings(finding.cwe()));
    }
    json.put("help", finding.help()).put("fix", finding.fix());
    if (!finding.steps().isEmpty()) {
      json.put("steps", Json.array(finding.steps().stream().map(FindingJson::step).toList()));
    }
    return json.build();
  }

  private static Json step(Finding.Step step) {
    var json = Json.object().put("path", step.path());
    return place(json, step.place()).put("what", step.what()).build();
  }

  private static Json.Builder place(Json.Builder json, Finding.Place place) {
    return json.put("line", place.line())
        .put("column", place.column())
        .put("endLine", place.endLine())
        .put("endColumn", place.endColumn());
  }

  /// The finding that [#of] wrote, or empty for any other JSON. Commits and validations are not
  /// read: only scans of secrets have them.
  public static Optional<Finding> read(Json json) {
    if (!(json instanceof Json.Obj one)) {
      return Optional.empty();
    }
    var severity = one.string("severity").flatMap(Severity::of);
    var confidence = one.string("confidence").flatMap(Confidence::of);
    var place = place(one);
    if (severity.isEmpty() || confidence.isEmpty() || place.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            text(one, "rule"),
            severity.get(),
            confidence.get(),
            text(one, "message"),
            text(one, "path"),
            place.get(),
            text(one, "fingerprint"),
            text(one, "masked"),
            Optional.empty(),
            Optional.empty(),
            one.array("cwe").stream().flatMap(FindingJson::words).toList(),
            one.string("help"),
            one.string("fix"),
            steps(one)));
  }

  private static List<Finding.Step> steps(Json.Obj finding) {
    return finding.array("steps").stream()
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .flatMap(step ->
            place(step).stream()
                .map(place -> new Finding.Step(text(step, "path"), place, text(step, "what"))))
        .toList();
  }

  private static Optional<Finding.Place> place(Json.Obj json) {
    int line = number(json, "line");
    int column = number(json, "column");
    int endLine = number(json, "endLine");
    return line < 1 || column < 1 || endLine < line
        ? Optional.empty()
        : Optional.of(new Finding.Place(line, column, endLine, number(json, "endColumn")));
  }

  private static int number(Json.Obj json, String name) {
    return json.get(name).orElse(null) instanceof Json.Num(String digits, Json.Span _)
            && digits.matches("[0-9]{1,9}")
        ? Integer.parseInt(digits)
        : 0;
  }

  private static Stream<String> words(Json json) {
    return json instanceof Json.Str(String text, Json.Span _) ? Stream.of(text) : Stream.empty();
  }

  private static String text(Json.Obj json, String name) {
    return json.string(name).orElse("");
  }
}

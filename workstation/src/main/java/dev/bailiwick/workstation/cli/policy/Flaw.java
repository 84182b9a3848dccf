package dev.bailiwick.workstation.cli.policy;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.policy.PolicyCheck;
import dev.bailiwick.core.policy.reading.PolicyProblem;
import dev.bailiwick.core.text.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// A finding about a policy file.
///
/// @param word the kind, the last part of the finding's rule, e.g. `duplicate`
/// @param subject what stays the same when the line moves
record Flaw(String word, String path, int line, String subject, String message, String mend) {
  private static final String BROKEN = "broken";

  static Flaw of(PolicyProblem problem) {
    return of(BROKEN, problem);
  }

  /// A waiver that does not count breaks nothing: what it would lower stays as it is.
  static Flaw ofWaiver(PolicyProblem problem) {
    return of("waiver", problem);
  }

  private static Flaw of(String word, PolicyProblem problem) {
    return new Flaw(
        word, problem.file(), problem.line(), problem.message(), problem.message(), problem.mend());
  }

  static Flaw of(PolicyCheck.Remark remark) {
    var line = "`" + remark.line().id() + "`";
    var because = "`" + remark.because().id() + "` (" + Plain.place(remark.because()) + ")";
    return switch (remark.kind()) {
      case DUPLICATE ->
          at(
              remark,
              "duplicate",
              line + " says again what stands at " + Plain.place(remark.because()),
              "delete one");
      case UNDER_A_DENY ->
          at(
              remark,
              "shadowed",
              line + " never counts: all of it is denied by " + because,
              "delete it, or take the deny back with a `!` line");
      case NOT_COVERED_ABOVE ->
          at(
              remark,
              "not-covered",
              line + " never counts: the list above it, " + because + ", does not cover it",
              "delete it, or ask for it there");
      case TAKES_NOTHING_BACK ->
          at(
              remark,
              "takes-nothing-back",
              line + " stands first and takes nothing back",
              "move it below the line it is meant for");
    };
  }

  private static Flaw at(PolicyCheck.Remark remark, String word, String message, String mend) {
    Decision.Rule rule = remark.line();
    int colon = rule.source().lastIndexOf(':');
    var number = colon < 0 ? "" : rule.source().substring(colon + 1);
    return number.matches("[0-9]{1,9}")
        ? new Flaw(
            word,
            rule.source().substring(0, colon),
            Integer.parseInt(number),
            rule.id(),
            message,
            mend)
        : new Flaw(word, rule.source(), 1, rule.id(), message, mend);
  }

  boolean isBroken() {
    return word.equals(BROKEN);
  }

  private String rule() {
    return "policy/" + word;
  }

  private String fingerprint() {
    try {
      var text = rule() + "\n" + path + "\n" + subject;
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// The contract's findings.
  static Json json(List<Flaw> flaws, Path root) {
    long broken = flaws.stream().filter(Flaw::isBroken).count();
    return Json.object()
        .put("schema", 1)
        .put("tool", "policy check")
        .put("findings", Json.array(flaws.stream().map(flaw -> flaw.json(root)).toList()))
        .put(
            "summary",
            Json.object()
                .put("findings", flaws.size())
                .put("broken", broken)
                .put("withoutEffect", flaws.size() - broken)
                .build())
        .build();
  }

  private Json json(Path root) {
    return Json.object()
        .put("rule", rule())
        .put("severity", isBroken() ? "high" : "low")
        .put("confidence", "high")
        .put("message", message)
        .put("path", path)
        .put("line", line)
        .put("column", 1)
        .put("endLine", line)
        .put("endColumn", width(root) + 1)
        .put("fingerprint", fingerprint())
        .put("masked", "")
        .put("help", mend)
        .build();
  }

  /// UTF-16 units in the line; 0 where it cannot be read.
  private int width(Path root) {
    try (var lines = Files.lines(root.resolve(path), StandardCharsets.UTF_8)) {
      return lines.skip(line - 1L).findFirst().map(String::length).orElse(0);
    } catch (IOException | java.io.UncheckedIOException | IllegalArgumentException e) {
      return 0;
    }
  }

  /// SARIF 2.1.0 (OASIS, 2020-03-27).
  static Json sarif(List<Flaw> flaws) {
    var results = flaws.stream().map(Flaw::result).toList();
    var rules =
        flaws.stream()
            .map(Flaw::rule)
            .distinct()
            .map(id -> Json.object().put("id", id).build())
            .toList();
    var driver = Json.object().put("name", "bailiwick").put("rules", Json.array(rules)).build();
    var run =
        Json.object()
            .put("tool", Json.object().put("driver", driver).build())
            .put("columnKind", "utf16CodeUnits")
            .put("results", Json.array(results))
            .build();
    return Json.object()
        .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
        .put("version", "2.1.0")
        .put("runs", Json.array(List.of(run)))
        .build();
  }

  private Json result() {
    var artifact = Json.object().put("uri", uri()).build();
    var region = Json.object().put("startLine", line).build();
    var physical = Json.object().put("artifactLocation", artifact).put("region", region).build();
    var location = Json.object().put("physicalLocation", physical).build();
    return Json.object()
        .put("ruleId", rule())
        .put("level", isBroken() ? "error" : "warning")
        .put(
            "message",
            Json.object().put("text", message + (mend.isEmpty() ? "" : "; " + mend)).build())
        .put("locations", Json.array(List.of(location)))
        .put("partialFingerprints", Json.object().put("bailiwick/v1", fingerprint()).build())
        .build();
  }

  private String uri() {
    if (path.startsWith("/")) {
      return Path.of(path).toUri().toString();
    }
    try {
      return new java.net.URI(null, null, path, null).toASCIIString();
    } catch (java.net.URISyntaxException e) {
      return path;
    }
  }
}

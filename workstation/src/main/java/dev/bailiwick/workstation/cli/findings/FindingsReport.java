package dev.bailiwick.workstation.cli.findings;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.text.Json;
import java.util.List;

/// What a command found, ready to be printed.
///
/// @param tool the command's name
/// @param rules what is known of the rules that could fire, for SARIF
/// @param summary the command's own counts
/// @param closing the last line of the text form
public record FindingsReport(
    String tool, List<Finding> findings, List<Rule> rules, Json.Obj summary, String closing) {

  /// One of `--format`.
  public enum Format {
    text,
    json,
    sarif
  }

  /// A rule as SARIF tells of it.
  public record Rule(String id, String name, String help, List<String> references) {
    public Rule {
      references = List.copyOf(references);
    }
  }

  public FindingsReport {
    findings = List.copyOf(findings);
    rules = List.copyOf(rules);
  }

  /// The contract's JSON, on one line.
  public String json() {
    return document().build().write();
  }

  /// The same with one thing more, which only this command tells.
  public String json(String name, Json more) {
    return document().put(name, more).build().write();
  }

  private Json.Builder document() {
    return Json.object()
        .put("schema", 1)
        .put("tool", tool)
        .put("findings", Json.array(findings.stream().map(FindingsReport::json).toList()))
        .put("summary", summary);
  }

  /// One finding in the contract's form.
  public static Json.Obj json(Finding finding) {
    var place = finding.place();
    var json =
        Json.object()
            .put("rule", finding.rule())
            .put("severity", finding.severity().word())
            .put("confidence", finding.confidence().word())
            .put("message", finding.message())
            .put("path", finding.path())
            .put("line", place.line())
            .put("column", place.column())
            .put("endLine", place.endLine())
            .put("endColumn", place.endColumn())
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
    return json.put("help", finding.help()).put("fix", finding.fix()).build();
  }
}

package dev.bailiwick.workstation.cli.findings;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.finding.FindingJson;
import dev.bailiwick.core.finding.Repair;
import dev.bailiwick.core.finding.Suppressed;
import dev.bailiwick.core.text.Json;
import java.util.List;
import java.util.Map;

/// What a command found, ready to be printed.
///
/// @param tool the command's name
/// @param rules what is known of the rules that could fire, for SARIF
/// @param summary the command's own counts
/// @param closing the last line of the text form
/// @param more what only SARIF has a place for
public record FindingsReport(
    String tool,
    List<Finding> findings,
    List<Rule> rules,
    Json.Obj summary,
    String closing,
    More more) {

  /// @param suppressed what comments speak for
  /// @param repairs of findings, by their fingerprints
  public record More(List<Suppressed> suppressed, Map<String, Repair> repairs) {
    public static final More NONE = new More(List.of(), Map.of());

    public More {
      suppressed = List.copyOf(suppressed);
      repairs = Map.copyOf(repairs);
    }
  }

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
        .put("findings", Json.array(findings.stream().map(FindingJson::of).toList()))
        .put("summary", summary);
  }
}

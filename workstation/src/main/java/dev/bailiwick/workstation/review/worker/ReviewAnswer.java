package dev.bailiwick.workstation.review.worker;

import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.finding.FindingJson;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a reviewer came to; travels as one line of JSON.
public sealed interface ReviewAnswer {

  /// It looked.
  ///
  /// @param findings of the file, or of the changed lines
  /// @param before the fingerprints of what was wrong with the file before the edit
  /// @param limits what was not looked at, or not wholly: `path: why`
  record Reviewed(List<Finding> findings, Set<String> before, List<String> limits)
      implements ReviewAnswer {
    public Reviewed {
      findings = List.copyOf(findings);
      before = Set.copyOf(before);
      limits = List.copyOf(limits);
    }
  }

  /// Nobody looked.
  ///
  /// @param why half a sentence
  record NotReviewed(String why) implements ReviewAnswer {}

  default Json.Obj json() {
    return switch (this) {
      case NotReviewed(var why) -> Json.object().put("failed", why).build();
      case Reviewed(var findings, var before, var limits) ->
          Json.object()
              .put("findings", Json.array(findings.stream().map(FindingJson::of).toList()))
              .put("before", Json.strings(before.stream().sorted().toList()))
              .put("limits", Json.strings(limits))
              .build();
    };
  }

  /// The answer in a line; a line that holds none says that nobody looked.
  static ReviewAnswer read(String line) {
    if (!(JsonReader.read(line, JsonReader.Limits.EVENT)
        instanceof JsonReader.Parsed(Json.Obj json))) {
      return new NotReviewed("the reviewer's answer is no JSON");
    }
    var failed = json.string("failed");
    if (failed.isPresent()) {
      return new NotReviewed(failed.get());
    }
    return new Reviewed(
        json.array("findings").stream().flatMap(one -> FindingJson.read(one).stream()).toList(),
        texts(json, "before").collect(Collectors.toSet()),
        texts(json, "limits").toList());
  }

  private static Stream<String> texts(Json.Obj json, String name) {
    return json.array(name).stream()
        .filter(Json.Str.class::isInstance)
        .map(text -> ((Json.Str) text).value());
  }
}

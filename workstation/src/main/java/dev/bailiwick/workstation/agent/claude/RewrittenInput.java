package dev.bailiwick.workstation.agent.claude;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;

/// A call's rewritten part in the whole of the tool's own input: Claude Code takes the new input
/// for the old one's place, so what is not rewritten must be in it too.
///
/// The core speaks of `command` and `content`; an edit's content is its `new_string`.
final class RewrittenInput {
  private RewrittenInput() {}

  /// The decision with the whole input; any other decision, and one about another event, as it is.
  static Decision of(Json.Obj event, AgentEvent read, Decision decision) {
    boolean asks =
        read instanceof AgentEvent.ToolAsked || read instanceof AgentEvent.PermissionAsked;
    if (!asks || !(decision instanceof Decision.Rewrite(Json.Obj part, var rules, var reason))) {
      return decision;
    }
    var input = event.object("tool_input").orElse(Json.object().build());
    return new Decision.Rewrite(whole(input, part), rules, reason);
  }

  private static Json whole(Json.Obj input, Json.Obj part) {
    var whole = Json.object();
    input.members().forEach(whole::put);
    part.members()
        .forEach((name, value) -> {
          if (!name.equals("content") || input.get("content").isPresent()) {
            whole.put(name, value);
          } else if (input.get("new_string").isPresent()) {
            whole.put("new_string", value);
          } else {
            whole.put("edits", edits(input, value));
          }
        });
    return whole.build();
  }

  /// A rewriting is only made of a call with one edit.
  private static Json edits(Json.Obj input, Json text) {
    var edits = new ArrayList<Json>();
    for (var edit : input.array("edits")) {
      var one = Json.object();
      if (edit instanceof Json.Obj object) {
        object.members().forEach(one::put);
      }
      edits.add(one.put("new_string", text).build());
    }
    return Json.array(edits);
  }
}

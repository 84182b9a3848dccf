package dev.bailiwick.workstation.agent.codex;

import dev.bailiwick.core.redact.gateway.LocalWrites;
import dev.bailiwick.core.redact.gateway.LocalWrites.Form;
import dev.bailiwick.workstation.agent.ModelSide;
import dev.bailiwick.workstation.daemon.Exchange;
import java.net.URI;
import java.util.List;

/// OpenAI Codex and the Responses API (Codex 0.169.0).
public final class CodexModelSide implements ModelSide {

  @Override
  public String agent() {
    return "codex";
  }

  @Override
  public String provider() {
    return "openai";
  }

  @Override
  public URI upstream() {
    return URI.create("https://api.openai.com");
  }

  @Override
  public String session(Exchange.Head head) {
    return head.header("session_id").or(() -> head.header("session-id")).orElse("");
  }

  @Override
  public String actor(Exchange.Head head) {
    return "";
  }

  /// Other assistants that speak this API write with `write` and `edit` (opencode).
  @Override
  public List<LocalWrites.Tool> writes() {
    return List.of(
        new LocalWrites.Tool("apply_patch", Form.PATCH, List.of()),
        new LocalWrites.Tool("write", Form.MEMBERS, List.of("filePath")),
        new LocalWrites.Tool("edit", Form.MEMBERS, List.of("filePath")));
  }
}

package dev.bailiwick.workstation.agent.claude;

import dev.bailiwick.core.redact.gateway.LocalWrites;
import dev.bailiwick.core.redact.gateway.LocalWrites.Form;
import dev.bailiwick.workstation.agent.ModelSide;
import dev.bailiwick.workstation.daemon.Exchange;
import java.net.URI;
import java.util.List;

/// Claude Code and the Messages API (code.claude.com/docs/en/llm-gateway-protocol, 2.1.330).
public final class ClaudeModelSide implements ModelSide {
  static final String PROVIDER = "anthropic";

  @Override
  public String agent() {
    return Request.AGENT;
  }

  @Override
  public String provider() {
    return PROVIDER;
  }

  @Override
  public URI upstream() {
    return URI.create("https://api.anthropic.com");
  }

  @Override
  public String session(Exchange.Head head) {
    return head.header("x-claude-code-session-id").orElse("");
  }

  @Override
  public String actor(Exchange.Head head) {
    return head.header("x-claude-code-agent-id").orElse("");
  }

  @Override
  public List<LocalWrites.Tool> writes() {
    return List.of(
        new LocalWrites.Tool("Write", Form.MEMBERS, List.of("file_path")),
        new LocalWrites.Tool("Edit", Form.MEMBERS, List.of("file_path")),
        new LocalWrites.Tool("MultiEdit", Form.MEMBERS, List.of("file_path")),
        new LocalWrites.Tool("NotebookEdit", Form.MEMBERS, List.of("notebook_path")));
  }
}

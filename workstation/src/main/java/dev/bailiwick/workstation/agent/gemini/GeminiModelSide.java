package dev.bailiwick.workstation.agent.gemini;

import dev.bailiwick.core.redact.gateway.LocalWrites;
import dev.bailiwick.core.redact.gateway.LocalWrites.Form;
import dev.bailiwick.workstation.agent.ModelSide;
import dev.bailiwick.workstation.daemon.Exchange;
import java.net.URI;
import java.util.List;

/// Gemini CLI and the generateContent API (Gemini CLI 0.61.0).
public final class GeminiModelSide implements ModelSide {

  @Override
  public String agent() {
    return "gemini";
  }

  @Override
  public String provider() {
    return "google";
  }

  @Override
  public URI upstream() {
    return URI.create("https://generativelanguage.googleapis.com");
  }

  @Override
  public String session(Exchange.Head head) {
    return "";
  }

  @Override
  public String actor(Exchange.Head head) {
    return "";
  }

  @Override
  public List<LocalWrites.Tool> writes() {
    return List.of(
        new LocalWrites.Tool("write_file", Form.MEMBERS, List.of("file_path")),
        new LocalWrites.Tool("replace", Form.MEMBERS, List.of("file_path")));
  }
}

package dev.bailiwick.workstation.daemon;

import dev.bailiwick.core.text.Json;
import java.util.Optional;

/// Echoes the event's `word`; throws on `throw`, sleeps on `sleep`.
public final class FixedAnswers implements Answers {
  @Override
  public String answer(String agent, Json.Obj event) {
    var word = event.string("word").orElse("");
    if (word.equals("throw")) {
      throw new IllegalStateException("private words of the event");
    }
    if (word.equals("sleep")) {
      try {
        Thread.sleep(60_000);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return Json.object().put("agent", agent).put("word", word).build().write();
  }

  @Override
  public Optional<String> refusal(String agent, Json.Obj event, String reason) {
    return Optional.of(Json.object().put("denied", reason).build().write());
  }
}

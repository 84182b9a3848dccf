package dev.bailiwick.workstation.guard;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.daemon.Answers;
import dev.bailiwick.workstation.daemon.ModelRoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The daemon's answers to git's own hook, in front of those to assistants. Thread-safe.
///
/// The hook asks `{"root": …, "index": …}` as `git`. The first line of the answer is
/// `{"commit":"allow"}` or `{"commit":"refuse"}`, and lines for a person follow; with any other
/// first line the hook asks the command line. So whatever goes wrong here costs time and opens
/// nothing.
public final class CommitAnswers implements Answers {
  /// Who asks, as in the path `/v1/hooks/git`.
  private static final String GIT = "git";

  private static final String UNTOLD = word("untold");

  private final CommitCheck check;
  private final Answers assistants;

  public CommitAnswers(CommitCheck check, Answers assistants) {
    this.check = check;
    this.assistants = assistants;
  }

  @Override
  public String answer(String agent, Json.Obj event) {
    return agent.equals(GIT) ? commit(event) : assistants.answer(agent, event);
  }

  private static String word(String said) {
    return Json.object().put("commit", said).build().write();
  }

  private String commit(Json.Obj event) {
    var root = event.string("root").map(Path::of).filter(Files::isDirectory);
    var index = event.string("index").filter(text -> !text.isEmpty()).map(Path::of);
    if (root.isEmpty() || !root.get().isAbsolute()) {
      return UNTOLD;
    }
    try {
      var verdict = check.of(root.get(), index);
      var lines = new ArrayList<String>();
      lines.add(word(verdict.refusals().isEmpty() ? "allow" : "refuse"));
      verdict.lines().forEach(line -> lines.add("bailiwick: " + line));
      return String.join("\n", lines);
    } catch (IOException e) {
      return UNTOLD;
    }
  }

  @Override
  public Optional<String> refusal(String agent, Json.Obj event, String reason) {
    return agent.equals(GIT) ? Optional.of(UNTOLD) : assistants.refusal(agent, event, reason);
  }

  @Override
  public ModelRoad models() {
    return assistants.models();
  }

  @Override
  public void warmUp() {
    assistants.warmUp();
  }

  @Override
  public List<String> complaints() {
    return assistants.complaints();
  }

  @Override
  public void close() {
    assistants.close();
  }
}

package dev.bailiwick.workstation.guard;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.daemon.Answers;
import dev.bailiwick.workstation.daemon.ModelRoad;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The daemon's answers to our own commands, which have records to write into a log that the daemon
/// holds open. Thread-safe.
public final class CommandAnswers implements Answers {
  /// Who asks, as in the path `/v1/hooks/command`.
  static final String COMMAND = "command";

  /// What is answered when the record stands in the log.
  static final String RECORDED = "{\"recorded\":true}";

  private final GuardedAnswers guarded;
  private final Answers others;

  public CommandAnswers(GuardedAnswers guarded, Answers others) {
    this.guarded = guarded;
    this.others = others;
  }

  @Override
  public String answer(String agent, Json.Obj event) {
    return agent.equals(COMMAND) ? record(event) : others.answer(agent, event);
  }

  private String record(Json.Obj event) {
    var root =
        event.string("root").map(Path::of).filter(Path::isAbsolute).filter(Files::isDirectory);
    var record = CommandRecord.of(event);
    if (root.isEmpty() || record.isEmpty()) {
      throw new IllegalArgumentException("no record of a command");
    }
    guarded.guard(root.get()).record(record.get());
    return RECORDED;
  }

  @Override
  public Optional<String> refusal(String agent, Json.Obj event, String reason) {
    return agent.equals(COMMAND) ? Optional.empty() : others.refusal(agent, event, reason);
  }

  @Override
  public ModelRoad models() {
    return others.models();
  }

  @Override
  public void warmUp() {
    others.warmUp();
  }

  @Override
  public List<String> complaints() {
    return others.complaints();
  }

  @Override
  public void close() {
    others.close();
  }
}

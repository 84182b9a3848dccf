package dev.bailiwick.workstation.guard;

import dev.bailiwick.core.audit.AuditLog;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.pipeline.Corridor;
import dev.bailiwick.core.pipeline.Guard;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.agent.Dialect;
import dev.bailiwick.workstation.daemon.Answers;
import dev.bailiwick.workstation.daemon.ModelRoad;
import dev.bailiwick.workstation.daemon.Repositories;
import dev.bailiwick.workstation.guard.word.EditReview;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// The daemon's answers: each event goes to the guard of the repository it comes from. Thread-safe.
public final class GuardedAnswers implements Answers {
  private static final int REPOSITORIES = 64;

  private final Map<String, Dialect> dialects = new ConcurrentHashMap<>();
  private final Map<RepositoryGuard, Boolean> open = new ConcurrentHashMap<>();
  private final RepositoryGuard.Machine machine;
  private final Repositories<RepositoryGuard> repositories;
  private final ModelRoad models;
  private final EditReview edits;

  /// @param edits looks at what assistants write
  /// @param models makes the road to the models from what gives a folder's guard
  public GuardedAnswers(
      List<Dialect> dialects,
      RepositoryGuard.Machine machine,
      EditReview edits,
      Function<Function<Path, RepositoryGuard>, ModelRoad> models) {
    dialects.forEach(dialect -> this.dialects.put(dialect.name(), dialect));
    this.machine = machine;
    this.edits = edits;
    this.repositories =
        new Repositories<>(
            around -> {
              var guard = RepositoryGuard.open(around, machine);
              open.put(guard, true);
              return guard;
            },
            guard -> {
              open.remove(guard);
              guard.close();
            },
            REPOSITORIES);
    this.models = models.apply(folder -> repositories.at(folder.toString()));
  }

  /// The guard of the repository around the folder.
  public RepositoryGuard guard(Path folder) {
    return repositories.at(folder.toString());
  }

  @Override
  public ModelRoad models() {
    return models;
  }

  @Override
  public String answer(String agent, Json.Obj event) {
    var dialect = dialects.get(agent);
    if (dialect == null) {
      throw new IllegalArgumentException("no assistant's dialect of this name is built in");
    }
    var read = dialect.read(event);
    var guard = repositories.at(read.origin().cwd());
    var verdict = guard.judge(read);
    var answer = dialect.write(event, read, verdict.decision());
    return word(read, verdict, guard)
        .map(word -> dialect.told(answer, read, guard.masked(word)))
        .orElse(answer)
        .write();
  }

  /// What the model should know of the code it writes. The verdict stands whatever happens here.
  private Optional<String> word(AgentEvent event, Guard.Verdict verdict, RepositoryGuard guard) {
    try {
      return switch (event) {
        case AgentEvent.ToolAsked asked -> {
          if (!(verdict.decision() instanceof Decision.Deny)) {
            edits.asked(asked, verdict.effects());
          }
          yield Optional.empty();
        }
        case AgentEvent.ToolFinished finished ->
            edits.finished(finished, guard.root(), guard::wrote);
        case AgentEvent.TurnEnded ended -> edits.ends(ended, guard.root());
        case AgentEvent.SessionStarted _ -> {
          edits.begins(guard.root());
          yield Optional.empty();
        }
        case AgentEvent.PromptSent prompt -> edits.prompted(prompt, guard.root());
        case AgentEvent.PermissionAsked _,
            AgentEvent.BatchFinished _,
            AgentEvent.ConfigurationChanged _,
            AgentEvent.InstructionsLoaded _,
            AgentEvent.SessionEnded _,
            AgentEvent.Noticed _,
            AgentEvent.Unrecognised _ ->
            Optional.empty();
      };
    } catch (RuntimeException e) {
      var id = machine.failures().keep(e);
      return event instanceof AgentEvent.ToolFinished
          ? Optional.of("Bailiwick could not review this (" + id + ").")
          : Optional.empty();
    }
  }

  @Override
  public Optional<String> refusal(String agent, Json.Obj event, String reason) {
    return Optional.ofNullable(dialects.get(agent))
        .map(dialect -> dialect.refusal(event, reason).write());
  }

  /// Answers ordinary calls, so that no assistant waits for classes to load, models to be read or
  /// compilers to begin; most of it, the rules for secrets with it, is done beside the first calls.
  @Override
  public void warmUp() {
    rounds(Warmth.FIRST_ROUNDS, SecretScanner::none);
    Thread.ofPlatform()
        .daemon()
        .name("warm-up")
        .priority(Thread.MIN_PRIORITY)
        .start(() -> rounds(Warmth.LATER_ROUNDS, machine.secrets()));
  }

  private void rounds(int rounds, Supplier<SecretScanner> secrets) {
    Guard guard =
        new Corridor(
            new Corridor.Ports(
                Warmth.ROOT,
                machine.world(),
                Warmth::rulings,
                _ -> new AuditLog.Receipt(0),
                machine.clock(),
                machine.failures()),
            machine.shell(),
            secrets);
    for (var dialect : dialects.values()) {
      var calls = dialect.everyday(Warmth.ROOT).stream().map(Json::write).toList();
      for (int round = 0; round < rounds; round++) {
        calls.forEach(call -> answered(call, dialect, guard));
      }
    }
  }

  private static void answered(String call, Dialect dialect, Guard guard) {
    if (JsonReader.read(call, JsonReader.Limits.EVENT)
        instanceof JsonReader.Parsed(Json.Obj event)) {
      var read = dialect.read(event);
      var _ = dialect.write(event, read, guard.judge(read).decision()).write();
    }
  }

  @Override
  public List<String> complaints() {
    var complaints = new ArrayList<String>();
    open.keySet().forEach(guard -> complaints.addAll(guard.complaints()));
    return complaints;
  }

  @Override
  public void close() {
    repositories.close();
  }
}

package dev.bailiwick.workstation.guard.word;

import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Target;
import dev.bailiwick.core.event.AgentEvent;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.core.world.World;
import dev.bailiwick.workstation.review.worker.ReviewAnswer;
import dev.bailiwick.workstation.review.worker.ReviewQuestion;
import dev.bailiwick.workstation.store.GeneratedCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Looks at what assistants write: before a call it notes what its files hold, after it asks a
/// reviewer about them and says what is new, and at the end of a turn it says what must not stay.
/// Thread-safe.
///
/// No answer is held up for longer than [#PATIENCE]; what a reviewer finds later is told with the
/// next edit, what it never finds the commit check names as not reviewed.
public final class EditReview {
  static final Duration PATIENCE = Duration.ofMillis(2_000);
  private static final int LARGEST = 1 << 20;
  private static final int FILES = 16;
  private static final int SESSIONS = 128;

  /// @param reviewer answers some time
  /// @param state our state folder
  public record Ports(
      Function<ReviewQuestion, CompletableFuture<ReviewAnswer>> reviewer,
      World world,
      InstantSource clock,
      Path state) {}

  /// Where it is recorded who wrote what.
  @FunctionalInterface
  public interface Records {
    /// @param places `src/a.ts:3-14,20`
    void wrote(AgentEvent.Origin origin, String tool, List<String> places);
  }

  private final Ports ports;
  private final Snapshots snapshots = new Snapshots();
  private final LinkedHashMap<String, Session> sessions = new LinkedHashMap<>(16, 0.75f, true);

  public EditReview(Ports ports) {
    this.ports = ports;
  }

  /// A call that may run: what it will write is noted as it stands.
  public void asked(AgentEvent.ToolAsked asked, List<Effect> effects) {
    var contents = new LinkedHashMap<String, String>();
    for (var effect : effects) {
      if (effect instanceof Effect.Writes(Target target, var _)
          && target.extent() instanceof Target.File
          && contents.size() < FILES) {
        var path = Path.of(target.path()).normalize();
        contents.put(path.toString(), ports.world.text(path.toString(), LARGEST).orElse(""));
      }
    }
    if (contents.isEmpty()) {
      return;
    }
    snapshots.keep(call(asked.origin(), asked.callId()), contents);
  }

  /// A session begins: its first edit finds a reviewer that is ready.
  public void begins(Path root) {
    var _ = ports.reviewer.apply(new ReviewQuestion.Nothing(root));
  }

  /// A session goes on: what came too late for its last turn is told now; nobody waits.
  ///
  /// @return what the model should know
  public Optional<String> prompted(AgentEvent.PromptSent prompt, Path root) {
    begins(root);
    return said(session(prompt.origin(), root).heard(Duration.ZERO), ReviewWords::afterEdit);
  }

  private static String call(AgentEvent.Origin origin, String id) {
    return origin.agent() + "\n" + origin.session() + "\n" + id;
  }

  /// A call that has run: what it wrote is recorded and reviewed.
  ///
  /// @return what the model should know
  public Optional<String> finished(AgentEvent.ToolFinished finished, Path root, Records records) {
    var before = snapshots.take(call(finished.origin(), finished.callId()));
    if (finished.failed()) {
      return Optional.empty();
    }
    var session = session(finished.origin(), root);
    if (finished.call() instanceof ToolCall.WriteFile write && before.isEmpty()) {
      var file = Path.of(finished.origin().cwd()).resolve(write.path()).normalize().toString();
      written(file, Optional.empty(), write.content(), finished, session, records);
    }
    before.forEach(
        (file, text) -> written(file, Optional.of(text), "", finished, session, records));
    return said(session.heard(PATIENCE), ReviewWords::afterEdit);
  }

  /// @param before what the file held; where nobody knows, the lines of `content` count as new
  private void written(
      String file,
      Optional<String> before,
      String content,
      AgentEvent.ToolFinished finished,
      Session session,
      Records records) {
    var path = relative(file, session.root());
    var after = ports.world.text(file, LARGEST).orElse("");
    var then = before.orElseGet(() -> without(after, content));
    if (path.isEmpty() || after.equals(then)) {
      return;
    }
    record(path.get(), WrittenLines.of(then, after), finished, session.root(), records);
    if (Language.of(path.get()).isPresent()) {
      session.edited(path.get(), before);
    }
  }

  private static String without(String text, String content) {
    var lines = content.lines().collect(Collectors.toSet());
    return text.lines().filter(line -> !lines.contains(line)).collect(Collectors.joining("\n"));
  }

  private void record(
      String path,
      WrittenLines lines,
      AgentEvent.ToolFinished finished,
      Path root,
      Records records) {
    if (lines.hashes().isEmpty()) {
      return;
    }
    var origin = finished.origin();
    var piece =
        new GeneratedCode.Piece(
            ports.clock.instant(),
            origin.agent(),
            origin.session(),
            path,
            lines.places(),
            lines.hashes());
    GeneratedCode.of(root, ports.state).wrote(piece);
    records.wrote(
        origin, finished.call().tool(), List.of(path + ":" + String.join(",", lines.places())));
  }

  /// The end of a turn.
  ///
  /// @return why it should go on
  public Optional<String> ends(AgentEvent.TurnEnded ended, Path root) {
    return ended.holdable()
        ? said(session(ended.origin(), root).standing(PATIENCE), ReviewWords::atEnd)
        : Optional.empty();
  }

  private static Optional<String> said(
      List<Finding> findings, Function<List<Finding>, String> words) {
    return findings.isEmpty() ? Optional.empty() : Optional.of(words.apply(findings));
  }

  private synchronized Session session(AgentEvent.Origin origin, Path root) {
    var key = origin.agent() + "\n" + origin.session() + "\n" + root;
    var session = sessions.computeIfAbsent(key, _ -> new Session(root, ports.reviewer));
    if (sessions.size() > SESSIONS) {
      sessions.pollFirstEntry();
    }
    return session;
  }

  /// The path from the repository's top, links in its folders followed; empty outside.
  private static Optional<String> relative(String file, Path root) {
    try {
      var path = Path.of(file);
      var folder = path.getParent();
      var real = folder == null ? path : folder.toRealPath().resolve(path.getFileName());
      return real.startsWith(root)
          ? Optional.of(root.relativize(real).toString().replace('\\', '/'))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

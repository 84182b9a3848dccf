package dev.bailiwick.workstation.gateway;

import dev.bailiwick.core.classify.Term;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Host;
import dev.bailiwick.core.pipeline.Corridor;
import dev.bailiwick.core.pipeline.Corridor.Ruling;
import dev.bailiwick.core.redact.gateway.Api;
import dev.bailiwick.core.redact.gateway.ClassifiedText;
import dev.bailiwick.core.redact.gateway.Detector;
import dev.bailiwick.core.redact.gateway.LocalWrites;
import dev.bailiwick.core.redact.gateway.ModelSession;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.world.World;
import dev.bailiwick.workstation.agent.ModelSide;
import dev.bailiwick.workstation.daemon.Exchange;
import dev.bailiwick.workstation.daemon.ModelRoad;
import dev.bailiwick.workstation.guard.RepositoryGuard;
import dev.bailiwick.workstation.guard.SecretRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/// Assistants on this side, models on the other. Thread-safe; each exchange runs on the thread that
/// brings it.
///
/// `/ID/PROVIDER/…` goes to the provider's place as the repository's registration has it: after the
/// policy has allowed the host, the log has its line and the body has been searched. Whatever fails
/// before that is a refusal.
public final class Gateway implements ModelRoad {

  /// What the gateway rests on.
  ///
  /// @param guards the guard of a repository
  public record Ports(
      Registrations registrations,
      Function<Path, RepositoryGuard> guards,
      World world,
      InstantSource clock,
      Corridor.Failures failures) {}

  /// A body is held as it came, and once more as it goes.
  private static final int MEMORY_KIB = 80 << 10;

  private final Ports ports;
  private final Map<String, ModelSide> sides = new HashMap<>();
  private final Conversations conversations = new Conversations();
  private final Upstream upstream = new Upstream(System::nanoTime);
  private final Roads roads;
  private final Permission permission;
  private final Semaphore memory = new Semaphore(MEMORY_KIB);

  public Gateway(Ports ports, List<ModelSide> sides) {
    this.ports = ports;
    this.roads = new Roads(ports.registrations(), ports.guards(), System::nanoTime);
    this.permission = new Permission(ports.world());
    sides.forEach(side -> this.sides.put(side.provider(), side));
  }

  @Override
  public void serve(Exchange exchange) throws IOException {
    var parts = exchange.head().path().split("/", 4);
    var side = parts.length == 4 ? sides.get(parts[2]) : null;
    var road = side == null ? Optional.<Roads.Road>empty() : roads.at(parts[1]);
    if (side == null || road.isEmpty()) {
      exchange.answer(
          404,
          List.of(),
          "no such road; run `bailiwick setup --gateway`\n".getBytes(StandardCharsets.UTF_8));
      return;
    }
    var call = new Call(exchange, side, road.get().registration(), "/" + parts[3]);
    if (exchange.head().header("upgrade").filter("websocket"::equalsIgnoreCase).isPresent()) {
      // Codex goes on by HTTP at once after a 426, and after any other answer tries six times more.
      call.refuse(426, "the gateway speaks HTTP only, no WebSocket");
      return;
    }
    guarded(call, road.get().guard());
  }

  private void guarded(Call call, RepositoryGuard guard) throws IOException {
    var rulings = guard.rulings();
    if (rulings.isEmpty()) {
      call.refuse(Api.REFUSED, "the policy cannot be read; run `bailiwick policy check`");
      return;
    }
    var unsearchable = guard.unsearchable();
    if (unsearchable.isPresent()) {
      call.refuse(Api.REFUSED, "nothing can be searched for secrets: " + unsearchable.get());
      return;
    }
    var journal = new Journal(guard, rulings.getFirst(), call.journalled(), ports.clock());
    var host = Permission.host(call.target);
    var decision = permission.of(rulings, host);
    if (!(decision instanceof Decision.Allow)) {
      journal.refused(decision);
      call.refuse(Api.REFUSED, decision.reason());
      return;
    }
    int share = call.kibibytes();
    if (share > MEMORY_KIB || !memory.tryAcquire(share)) {
      call.refuse(503, "too much at once; try again");
      return;
    }
    Outgoing outgoing;
    try {
      outgoing = outgoing(call, rulings, guard.secrets());
    } finally {
      memory.release(share);
    }
    if (!outgoing.refusal.isEmpty()) {
      journal.refused(Journal.deny("unsearchable", outgoing.refusal));
      call.refuse(Api.REFUSED, outgoing.refusal);
      return;
    }
    journal.sent(decision, outgoing.sendable);
    forward(call, outgoing, journal);
  }

  /// What goes out, or why nothing does.
  private record Outgoing(ModelSession session, ModelSession.Sendable sendable, String refusal) {}

  private Outgoing outgoing(Call call, List<Ruling> rulings, SecretRules secrets)
      throws IOException {
    var session = session(call, rulings, secrets);
    var nothing = new ModelSession.Sendable(new byte[0], 0, 0, "");
    var body = call.body();
    if (body.refusal().isPresent()) {
      return new Outgoing(session, nothing, body.refusal().get());
    }
    if (body.bytes().length == 0) {
      return new Outgoing(session, nothing, "");
    }
    try {
      return switch (session.request(body.bytes())) {
        case ModelSession.Sendable sendable -> new Outgoing(session, sendable, "");
        case ModelSession.Unreadable(var why) -> new Outgoing(session, nothing, why);
      };
    } catch (RuntimeException e) {
      var id = ports.failures().keep(e);
      return new Outgoing(
          session,
          nothing,
          "the search for secrets failed ("
              + id
              + "), so nothing was sent; run `bailiwick doctor`");
    }
  }

  /// The session by its name, and by the policy and the rules, whose terms and secrets it searches
  /// for.
  private ModelSession session(Call call, List<Ruling> rulings, SecretRules secrets) {
    var policies = new StringBuilder();
    rulings.forEach(ruling -> policies.append(ruling.policy().fingerprint()));
    var name = call.registration.root() + "\n" + call.session;
    return conversations.of(
        name + "\n" + policies + "\n" + secrets.generation(),
        () ->
            new ModelSession(
                ports.registrations().keyed("session " + name),
                detectors(rulings, secrets.scanner().get())));
  }

  private static Supplier<Detector> detectors(List<Ruling> rulings, SecretScanner scanner) {
    var kept =
        rulings.stream()
            .flatMap(ruling -> ruling.policy().settings().classification().stream())
            .filter(level -> List.of("critical", "confidential").contains(level.level()))
            .toList();
    var classified =
        new ClassifiedText(
            kept.stream()
                .flatMap(level -> level.terms().stream())
                .distinct()
                .map(Term::of)
                .toList(),
            kept.stream().anyMatch(level -> level.content().contains("pii")));
    var secrets = Detector.secrets(scanner);
    return () -> secrets.get().and(classified);
  }

  private void forward(Call call, Outgoing outgoing, Journal journal) throws IOException {
    Answer answer;
    try {
      answer =
          upstream.send(
              call.target,
              call.exchange.head(),
              outgoing.sendable.body(),
              call.registration.proxy());
    } catch (IOException e) {
      ports.failures().keep(e);
      journal.unreachable();
      Host host = Permission.host(call.target);
      call.refuse(502, host.name() + ":" + host.port() + " cannot be reached");
      return;
    }
    var writes = new LocalWrites(call.side.writes(), new HeldFiles(call.registration.root()));
    var copy = new AnswerCopy(outgoing.session, writes);
    try {
      copy.copy(answer, call.api, call.exchange);
    } finally {
      journal.answered(answer.status(), copy.bytes());
    }
  }

  /// Closes the connections that no request uses now.
  @Override
  public void close() {
    upstream.close();
  }
}

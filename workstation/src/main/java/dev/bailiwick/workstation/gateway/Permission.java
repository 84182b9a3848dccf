package dev.bailiwick.workstation.gateway;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Host;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.pipeline.Corridor.Ruling;
import dev.bailiwick.core.policy.judging.Situation;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.world.World;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Whether a conversation may go to a provider. Thread-safe.
///
/// Where no layer lists hosts, the address that a person set up is allowed. Where one does, the
/// list decides; there is nobody to ask here, so that a question is a no. Lists say the same of a
/// host every time, so that they are asked once; conditions, which know hours, each time.
final class Permission {
  private static final int MOST = 256;

  private record Asked(List<Ruling> rulings, Host host) {}

  private final Map<Asked, Decision> answers = new ConcurrentHashMap<>();
  private final World world;

  Permission(World world) {
    this.world = world;
  }

  /// @param rulings never empty
  Decision of(List<Ruling> rulings, Host host) {
    if (rulings.stream().anyMatch(ruling -> ruling.policy().isConditional())) {
      return judged(rulings, host);
    }
    if (answers.size() >= MOST) {
      answers.clear();
    }
    return answers.computeIfAbsent(
        new Asked(List.copyOf(rulings), host), asked -> judged(asked.rulings(), asked.host()));
  }

  private Decision judged(List<Ruling> rulings, Host host) {
    return rulings.stream()
        .map(ruling -> judged(ruling, host))
        .reduce(Decision::strictest)
        .orElseThrow();
  }

  private Decision judged(Ruling ruling, Host host) {
    var reaches = new Effect.Reaches(host, Effect.Place.WHOLE);
    var call = new ToolCall.Internal("model");
    var situation = new Situation(List.of(reaches), call, ruling.root(), ruling.root());
    var decision = ruling.policy().judge(situation, world);
    boolean listed =
        ruling.policy().lines().stream().anyMatch(line -> line.section().equals("network.allow"));
    return decision instanceof Decision.Ask && !listed
        ? new Decision.Allow(List.of(Layer.builtin("gateway-upstream")), "")
        : decision;
  }

  static Host host(URI uri) {
    int port = uri.getPort() >= 0 ? uri.getPort() : "http".equals(uri.getScheme()) ? 80 : 443;
    var name = String.valueOf(uri.getHost());
    var bare = name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
    return new Host(String.valueOf(uri.getScheme()), bare, port);
  }
}

package dev.bailiwick.proof.fuzz;

import dev.bailiwick.core.audit.AuditLog;
import dev.bailiwick.core.audit.AuditLog.Receipt;
import dev.bailiwick.core.command.ShellEffects;
import dev.bailiwick.core.command.ShellState;
import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.pipeline.Corridor;
import dev.bailiwick.core.policy.EffectivePolicy;
import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.judging.Situation;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.secret.SecretScanner;
import dev.bailiwick.core.world.InMemoryWorld;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A small repository under a policy that allows much, so that a gate left open shows.
final class GuardedShop {
  static final String ROOT = "/home/dev/shop";

  private static final SecretScanner SECRETS = SecretScanner.packed();

  static final PolicySource POLICY =
      new PolicySource(
          Layer.REPOSITORY,
          "bailiwick.yaml",
          """
          version: 1
          permissions:
            read:    { allow: ["**", "/tmp/**", "/usr/**"], deny: [".env*", "secrets/**", "*.pem"] }
            write:   { allow: ["**", "/tmp/**"],            deny: ["config/production.*"] }
            delete:  { allow: ["build/**", "/tmp/**"] }
            execute:
              allow: ["npm *", "node *", "git *", "ls *", "cat *", "echo *", "grep *", "make *", "python3 *", "mvn *"]
              deny: ["rm -rf", "curl", "wget", "> /dev/*"]
            network: { allow: ["api.anthropic.com:443", "github.com:443"], httpsOnly: true }
            tools:   { allow: ["mcp__docs__*"], deny: ["mcp__db__*"] }
          autoApprove: { read: true, glob: true, grep: true, write: true, bash: true }
          """);

  final InMemoryWorld world = world();
  final ShellEffects shell = new ShellEffects(Models.packed());
  final EffectivePolicy policy = policy(List.of(POLICY)).orElseThrow();
  final List<Throwable> failures = new ArrayList<>();

  private static InMemoryWorld world() {
    var world = new InMemoryWorld().variable("HOME", "/home/dev").variable("PATH", "/usr/bin:/bin");
    for (var name :
        List.of(
            "README.md",
            "package.json",
            ".env",
            ".env.local",
            "secrets/key.txt",
            "server.pem",
            "config/production.json",
            "src/main.js",
            "src/cart/total.js",
            "tests/total.test.js",
            "build/out.js",
            "docs/guide.md")) {
      world.file(ROOT + "/" + name, "text of " + name + "\n");
    }
    for (var program : List.of("cat", "ls", "grep", "git", "node", "python3", "sh", "bash")) {
      world.file("/usr/bin/" + program, "").program(program, "/usr/bin/" + program);
    }
    return world.link(ROOT + "/link.txt", ".env").link(ROOT + "/up", "..").folder("/tmp");
  }

  static Optional<EffectivePolicy> policy(List<PolicySource> sources) {
    return switch (PolicyReader.read(sources)) {
      case PolicyReader.Read(var policy) -> Optional.of(policy);
      case PolicyReader.Rejected _ -> Optional.empty();
    };
  }

  List<Effect> effects(String command) {
    return shell.of(command, ToolCall.Dialect.BASH, ShellState.in(ROOT), world).effects();
  }

  Decision judge(String command) {
    return judge(policy, command, effects(command));
  }

  Decision judge(EffectivePolicy by, String command, List<Effect> effects) {
    var call = new ToolCall.Shell("Bash", command, ToolCall.Dialect.BASH, List.of());
    return by.judge(new Situation(effects, call, ROOT, ROOT), world);
  }

  /// A corridor whose log forgets.
  Corridor corridor() {
    AuditLog log = _ -> new Receipt(0);
    return new Corridor(
        new Corridor.Ports(
            ROOT,
            world,
            () -> List.of(new Corridor.Ruling(ROOT, policy)),
            log,
            InstantSource.fixed(java.time.Instant.EPOCH),
            failure -> {
              failures.add(failure);
              return "f" + failures.size();
            }),
        shell,
        () -> SECRETS);
  }
}

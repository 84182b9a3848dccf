package dev.bailiwick.workstation.guard;

import dev.bailiwick.core.policy.EffectivePolicy;
import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.workstation.setup.AgentInstall.Box;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The policy as far as a sandbox of the operating system can hold to it: names of hosts without
/// ports, and files by their paths. Patterns of files are left to the assistant's own rules.
///
/// @param config the folder of the user's own policy
public record PolicyBox(Path config) {

  /// @param counts where the repository has no policy of its own
  /// @throws IllegalArgumentException where a policy cannot be read
  public Box of(Path root, String starter) {
    var policies = new ArrayList<>(List.of(read(new PolicyFiles(root, config).read())));
    if (Files.notExists(root.resolve("bailiwick.yaml"))) {
      var source = new PolicySource(Layer.REPOSITORY, "bailiwick.yaml", starter);
      policies.add(read(PolicyReader.read(List.of(source))));
    }
    var hosts = new TreeSet<String>();
    var unwritten = new TreeSet<String>();
    for (var policy : policies) {
      values(policy, "network.allow").stream()
          .map(host -> host.replaceFirst(":[0-9]{1,5}$", ""))
          .map(host -> host.startsWith(".") ? "*" + host : host)
          .filter(host -> host.matches("(?:\\*\\.)?[A-Za-z0-9.-]+"))
          .forEach(hosts::add);
      values(policy, "write.deny").stream()
          .filter(pattern -> pattern.contains("/") && pattern.matches("[A-Za-z0-9._/ -]+"))
          .map(pattern -> root.resolve(pattern).normalize().toString())
          .forEach(unwritten::add);
    }
    return new Box(List.copyOf(hosts), List.copyOf(unwritten));
  }

  private static List<String> values(EffectivePolicy policy, String section) {
    return policy.lines().stream()
        .filter(line -> line.section().equals(section))
        .map(line -> line.value())
        .toList();
  }

  private static EffectivePolicy read(PolicyReader.Result result) {
    return switch (result) {
      case PolicyReader.Read(var policy) -> policy;
      case PolicyReader.Rejected rejected ->
          throw new IllegalArgumentException(String.valueOf(rejected.problems().getFirst()));
    };
  }
}

package dev.bailiwick.workstation.guard;

import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.workstation.setup.AgentInstall.Box;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The policy as far as a sandbox of the operating system can hold to it: names of hosts without
/// ports, files by their paths, commands by their words. Patterns of files are left to the
/// assistant's own rules.
///
/// @param config the folder of the user's own policy
public record PolicyBox(Path config) {

  /// @param counts where the repository has no policy of its own
  /// @throws IllegalArgumentException where a policy cannot be read
  public Box of(Path root, String starter) {
    var file = "bailiwick.yaml";
    var more =
        Files.exists(root.resolve(file))
            ? List.<PolicySource>of()
            : List.of(new PolicySource(Layer.REPOSITORY, file, starter));
    var policy = new PolicyFiles(root, config).readWith(more).orThrow();
    var hosts =
        policy.allowedHosts().stream()
            .map(host -> host.replaceFirst(":[0-9]{1,5}$", ""))
            .map(host -> host.startsWith(".") ? "*" + host : host)
            .filter(host -> host.matches("(?:\\*\\.)?[A-Za-z0-9.-]+"))
            .distinct()
            .toList();
    var unwritten =
        policy.lines().stream()
            .filter(line -> line.section().equals("write.deny"))
            .map(line -> line.value())
            .filter(pattern -> pattern.contains("/") && pattern.matches("[A-Za-z0-9._/ -]+"))
            .map(pattern -> root.resolve(pattern).normalize().toString())
            .distinct()
            .sorted()
            .toList();
    var refused =
        policy.lines().stream()
            .filter(line -> line.section().equals("execute.deny"))
            .map(line -> line.value())
            .filter(words -> words.matches("[A-Za-z0-9._/ -]+"))
            .distinct()
            .toList();
    return new Box(hosts, unwritten, refused);
  }
}

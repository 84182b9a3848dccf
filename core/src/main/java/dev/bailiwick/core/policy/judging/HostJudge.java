package dev.bailiwick.core.policy.judging;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Host;
import dev.bailiwick.core.policy.rule.HostName;
import dev.bailiwick.core.policy.rule.HostPattern;
import dev.bailiwick.core.policy.rule.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Hosts: every list names them in their one canonical form.
final class HostJudge {
  /// Services that listen on the loopback of developers' machines, answer without a password, and
  /// run programs or hand out secrets. Sources: the vendors' documentation of each, 2026-11.
  private static final Map<Integer, String> MASTERS =
      Map.of(
          2375, "Docker, which runs containers with all rights",
          2376, "Docker, which runs containers with all rights",
          2379, "etcd, which holds a cluster's secrets",
          5037, "the Android debug bridge, which runs programs on devices",
          9222, "a browser's debugger, which reads its sessions",
          9229, "Node's debugger, which runs any code",
          10250, "a kubelet, which runs programs in its containers");

  private static final Set<String> PLAIN = Set.of("http", "ws", "ftp", "telnet");

  private final Ruleset ruleset;

  HostJudge(Ruleset ruleset) {
    this.ruleset = ruleset;
  }

  List<Finding> judge(Host host) {
    var canonical = HostName.of(host.name());
    if (canonical.isEmpty() || host.port() < 0 || host.port() > 65535) {
      return List.of(
          Finding.ask(
              Layer.builtin("malformed-host"),
              "The host of this call cannot be read as one name or address; write it plainly."));
    }
    var name = canonical.get();
    var findings = new ArrayList<Finding>();
    for (var source : ruleset.sources()) {
      for (var line : source.networkDeny()) {
        if (line.denies(name, host)) {
          return List.of(
              Finding.deny(
                  line.rule(),
                  "Reaching `"
                      + name.text()
                      + "` is denied by "
                      + Finding.name(line.rule())
                      + "."));
        }
      }
    }
    if (PLAIN.contains(host.scheme()) && !name.isLoopback() && !isLocal(name)) {
      ruleset
          .httpsOnly()
          .ifPresent(rule -> findings.add(Finding.deny(rule, plain(name, host, rule))));
    }
    findings.addAll(covered(name, host));
    return findings;
  }

  /// A name of one part, a container's or a machine's beside this one: no host of the open network
  /// has such a name, and there is no certificate for it.
  private static boolean isLocal(HostName name) {
    return !name.address() && name.text().indexOf('.') < 0;
  }

  private static String plain(HostName name, Host host, Decision.Rule rule) {
    return "Reaching `"
        + name.text()
        + "` by plain "
        + host.scheme()
        + " is denied by "
        + Finding.name(rule)
        + "; use https.";
  }

  private List<Finding> covered(HostName name, Host host) {
    var rules = new ArrayList<Decision.Rule>();
    boolean stated = false;
    boolean exact = true;
    boolean ported = true;
    for (var source : ruleset.sources()) {
      if (source.networkAllow().isEmpty()) {
        continue;
      }
      stated = true;
      var lines = source.networkAllow().get();
      var line = lines.stream().filter(allow -> allow.covers(name, host)).findFirst();
      if (line.isEmpty()) {
        return List.of(uncovered(name, source.file()));
      }
      exact &= lines.stream().anyMatch(allow -> isExact(allow, name, host));
      ported &= lines.stream().anyMatch(allow -> allow.isPorted() && allow.covers(name, host));
      rules.add(line.get().rule());
    }
    if (!stated) {
      return List.of(uncovered(name, ""));
    }
    var special = special(name, host, exact, ported);
    if (special.isPresent()) {
      return List.of(special.get());
    }
    return rules.stream()
        .map(rule ->
            Finding.allow(rule, "`" + name.text() + "` is covered by " + Finding.name(rule) + "."))
        .toList();
  }

  /// Addresses and ports that a line for more than them does not mean.
  private static Optional<Finding> special(
      HostName name, Host host, boolean exact, boolean ported) {
    if (name.isLoopback() && MASTERS.containsKey(host.port()) && !ported) {
      return Optional.of(
          Finding.ask(
              Layer.builtin("loopback-service"),
              "Port "
                  + host.port()
                  + " of this machine is usually "
                  + MASTERS.get(host.port())
                  + "; only a line with that very port covers it."));
    }
    if (name.isSensitive() && !exact) {
      return Optional.of(
          Finding.ask(
              Layer.builtin("metadata-address"),
              "`"
                  + name.text()
                  + "` is an address of the link or of a cloud's metadata service, which hands out "
                  + "credentials; only a line with that very address covers it."));
    }
    return Optional.empty();
  }

  private static boolean isExact(HostPattern line, HostName name, Host host) {
    return line.isExact(name) && line.covers(name, host);
  }

  private Finding uncovered(HostName name, String against) {
    var where = against.isEmpty() ? "" : " of " + against;
    var reason =
        "Reaching `"
            + name.text()
            + "` is covered by no line of `network.allow`"
            + where
            + "; add the host, or let a person decide.";
    return ruleset
        .defaultDeny()
        .map(rule -> Finding.deny(rule, reason))
        .orElseGet(() -> Finding.ask(Layer.builtin("not-covered"), reason));
  }
}

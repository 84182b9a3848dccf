package dev.bailiwick.workstation.cli.network;

import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.egress.FirewallRules;
import dev.bailiwick.workstation.egress.PolicyBorder;
import dev.bailiwick.workstation.guard.PolicyFiles;
import dev.bailiwick.workstation.guard.RepositoryRoot;
import dev.bailiwick.workstation.network.Endpoint;
import dev.bailiwick.workstation.network.Ground;
import dev.bailiwick.workstation.network.Hosts;
import dev.bailiwick.workstation.network.NetworkSurvey;
import dev.bailiwick.workstation.setup.GitRepository;
import dev.bailiwick.workstation.setup.ModelRoads;
import dev.bailiwick.workstation.store.PrivateFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `network`: what leaves this machine by which way, and the allowed hosts for others to keep.
@Command(
    name = "network",
    description =
        "Checks the way out; the allowed hosts as firewall rules; the proxy's address for"
            + " programs.",
    mixinStandardHelpOptions = true)
public final class NetworkCommand {
  private static final int WRONG = 2;
  private static final String ROOT = "The repository (default: git's top level here).";

  /// The firewalls that rules are made for.
  enum Firewall {
    nftables,
    iptables,
    pf
  }

  /// What the command rests on.
  ///
  /// @param config the folder of the user's own configuration
  /// @param proxy the file with the proxy's port
  /// @param roads which repositories have an id
  /// @param home the user's home folder
  /// @param endpoint how the certificates of hosts are seen
  public record Ports(
      Path config,
      Path proxy,
      ModelRoads roads,
      PolicyBorder.Lookup lookup,
      Path home,
      Map<String, String> environment,
      Endpoint endpoint) {}

  /// How `check` prints.
  enum Format {
    text,
    json
  }

  private final Ports ports;
  private final Terminal terminal;

  public NetworkCommand(Ports ports, Terminal terminal) {
    this.ports = ports;
    this.terminal = terminal;
  }

  @Command(
      name = "check",
      description =
          "TLS only, who signs for the allowed hosts, proxies that could keep content, the route.",
      mixinStandardHelpOptions = true)
  int check(
      @Option(names = "--format", defaultValue = "text", description = "${COMPLETION-CANDIDATES}")
          Format format,
      @Option(names = "--root", paramLabel = "DIR", description = ROOT) @Nullable Path root) {
    var top = RepositoryRoot.of(root);
    return switch (new PolicyFiles(top, ports.config()).read()) {
      case PolicyReader.Rejected rejected -> {
        rejected.problems().forEach(problem -> terminal.note(problem.toString()));
        yield WRONG;
      }
      case PolicyReader.Read(var policy) -> {
        var ground =
            new Ground(
                top,
                ports.home(),
                ports.environment(),
                Path.of("/"),
                new HereGit(GitRepository.around(top)),
                ports.endpoint());
        boolean httpsOnly =
            policy.lines().stream().anyMatch(line -> line.section().equals("network.httpsOnly"));
        var seen = NetworkSurvey.of(ground, httpsOnly, Hosts.tls(policy.allowedHosts()));
        var report = new CheckReport(seen);
        if (format == Format.json) {
          terminal.out().println(report.json().write());
        } else {
          report.print(terminal);
        }
        yield report.passes() ? 0 : 1;
      }
    };
  }

  @Command(
      name = "firewall",
      description = "Rules that let out what network.allow lists, and nothing else.",
      mixinStandardHelpOptions = true)
  int firewall(
      @Option(names = "--format", required = true, description = "${COMPLETION-CANDIDATES}")
          Firewall format,
      @Option(names = "--root", paramLabel = "DIR", description = ROOT) @Nullable Path root) {
    var files = new PolicyFiles(RepositoryRoot.of(root), ports.config());
    return switch (files.read()) {
      case PolicyReader.Rejected rejected -> {
        rejected.problems().forEach(problem -> terminal.note(problem.toString()));
        yield WRONG;
      }
      case PolicyReader.Read(var policy) -> {
        var allow = policy.allowedHosts();
        if (allow.isEmpty()) {
          terminal.note(
              "no host is on every layer's list; see network.allow in `bailiwick policy show`");
          yield WRONG;
        }
        var rules = FirewallRules.of(allow, ports.lookup());
        terminal
            .out()
            .print(
                switch (format) {
                  case nftables -> rules.nftables();
                  case iptables -> rules.iptables();
                  case pf -> rules.pf();
                });
        yield 0;
      }
    };
  }

  @Command(
      name = "env",
      description =
          "Variables that lead a program through the proxy: eval \"$(bailiwick network env)\".",
      mixinStandardHelpOptions = true)
  int env(@Option(names = "--root", paramLabel = "DIR", description = ROOT) @Nullable Path root) {
    var repository = RepositoryRoot.of(root);
    Optional<String> port = PrivateFile.read(ports.proxy());
    if (port.isEmpty() || !ports.roads().isOpen(repository)) {
      terminal.note("no proxy for this repository; run bailiwick setup --gateway");
      return WRONG;
    }
    var address = ports.roads().address(repository);
    var id = address.substring(address.lastIndexOf('/') + 1);
    var http = "http://" + id + ":x@127.0.0.1:" + port.get();
    for (var name : new String[] {"HTTPS_PROXY", "https_proxy"}) {
      terminal.out().println("export " + name + "=" + http);
    }
    var socks = "socks5h://" + id + ":x@127.0.0.1:" + port.get();
    terminal.out().println("export ALL_PROXY=" + socks);
    terminal.out().println("export all_proxy=" + socks);
    terminal.out().println("export NO_PROXY=localhost,127.0.0.1,::1");
    return 0;
  }
}

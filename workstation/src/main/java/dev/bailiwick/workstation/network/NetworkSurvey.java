package dev.bailiwick.workstation.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The guide's "Network Security", looked at on this machine: traffic by TLS, proxies that could
/// keep content, who signs for the models' hosts, and the way by which everything leaves.
public final class NetworkSurvey {
  private NetworkSurvey() {}

  /// @param httpsOnly whether the policy refuses plain HTTP
  /// @param hosts the policy's allowed hosts, `name:port`, whose certificates are looked at
  public static List<Observation> of(Ground ground, boolean httpsOnly, List<String> hosts) {
    var seen = new ArrayList<Observation>();
    seen.add(
        httpsOnly
            ? Observation.ok("policy", "network.httpsOnly refuses plain HTTP")
            : Observation.broken(
                "policy",
                "plain HTTP is not refused",
                "set permissions.network.httpsOnly: true in bailiwick.yaml"));
    seen.addAll(new PlainText(ground).observations());
    seen.addAll(new Verification(ground).observations());
    seen.addAll(new Proxies(ground).observations());
    seen.addAll(new Certificates(ground.endpoint(), Authorities.packed()).of(hosts));
    seen.addAll(new Routes(ground).observations());
    return seen;
  }

  /// The certificates of hosts as this machine's programs would see them.
  ///
  /// @param environment where a proxy may be named
  public static Endpoint endpoint(Map<String, String> environment) {
    return new TlsEndpoint(Proxies.forTls(environment));
  }
}

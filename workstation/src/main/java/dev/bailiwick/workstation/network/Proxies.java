package dev.bailiwick.workstation.network;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Proxies and collectors that see, or can keep, what leaves.
final class Proxies {
  private static final String NAME = "proxy";
  private static final List<String> VARIABLES =
      List.of("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy");
  private static final List<String> CONTENT =
      List.of("OTEL_LOG_RAW_API_BODIES", "OTEL_LOG_TOOL_DETAILS", "OTEL_LOG_USER_PROMPTS");

  private final Ground ground;

  Proxies(Ground ground) {
    this.ground = ground;
  }

  /// The proxy that a program here would use for TLS, where it is one that speaks HTTP.
  static Optional<URI> forTls(Map<String, String> environment) {
    return VARIABLES.stream()
        .filter(name -> !name.toLowerCase(Locale.ROOT).startsWith("http_"))
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> value.matches("http://[A-Za-z0-9._:@\\[\\]-]+/?"))
        .map(value -> URI.create(Ground.masked(value)))
        .filter(uri -> uri.getHost() != null)
        .findFirst();
  }

  List<Observation> observations() {
    var found = new ArrayList<Observation>();
    set()
        .forEach((address, names) -> {
          boolean here = address.matches("[a-z0-9]+://(?:localhost|127\\.[0-9.]+|\\[::1\\]).*");
          found.add(
              here
                  ? Observation.ok(NAME, address + " on this machine (" + names + ")")
                  : Observation.hint(
                      NAME,
                      address + " sees every host's name (" + names + ")",
                      "it sees content where the certificates below are its own; ask who"
                          + " keeps its log"));
        });
    for (var name : CONTENT) {
      if (!ground.variable(name).isEmpty() && !ground.variable(name).equals("0")) {
        found.add(
            Observation.hint(
                "telemetry",
                name
                    + " sends conversations to "
                    + Ground.masked(
                        ground
                            .environment()
                            .getOrDefault("OTEL_EXPORTER_OTLP_ENDPOINT", "the collector")),
                "unset it unless that collector may keep them"));
      }
    }
    return found.isEmpty() ? List.of(Observation.ok(NAME, "none is set")) : found;
  }

  private Map<String, String> set() {
    var set = new LinkedHashMap<String, String>();
    for (var name : VARIABLES) {
      add(set, ground.variable(name), name);
    }
    ground.git().value("http.proxy").ifPresent(value -> add(set, value, "git's http.proxy"));
    return set;
  }

  private static void add(Map<String, String> set, String value, String name) {
    if (!value.isEmpty()) {
      set.merge(Ground.masked(value), name, (earlier, now) -> earlier + ", " + now);
    }
  }
}

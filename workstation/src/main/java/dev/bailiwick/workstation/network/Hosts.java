package dev.bailiwick.workstation.network;

import java.util.List;

/// The hosts of a list that speak TLS by their port.
public final class Hosts {
  /// More are not looked at: a list that long holds more than models' hosts.
  private static final int MOST = 32;

  /// The endpoint that the guide requires.
  private static final String USUAL = "api.anthropic.com:443";

  private Hosts() {}

  /// @param allow lines of `network.allow`
  /// @return `name:port`, sorted; the guide's endpoint where the list has no such host
  public static List<String> tls(List<String> allow) {
    var hosts =
        allow.stream()
            .map(line -> line.matches("[A-Za-z0-9.-]+") ? line + ":443" : line)
            .filter(line -> line.matches("[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+:(?:443|8443)"))
            .distinct()
            .sorted()
            .limit(MOST)
            .toList();
    return hosts.isEmpty() ? List.of(USUAL) : hosts;
  }
}

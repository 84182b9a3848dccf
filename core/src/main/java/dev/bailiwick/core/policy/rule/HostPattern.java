package dev.bailiwick.core.policy.rule;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Host;
import dev.bailiwick.core.path.Glob;

/// A line of `network.allow` or `network.deny`: `host`, `.suffix` or `*.suffix`, or `*`, each with
/// or without `:port`. Without a port every port is meant. A suffix matches names below it, not
/// itself, and on whole labels.
public final class HostPattern {
  private final String name;
  private final boolean suffix;
  private final boolean everything;
  private final boolean loopback;
  private final int port;
  private final Decision.Rule rule;

  private HostPattern(
      String name,
      boolean suffix,
      boolean everything,
      boolean loopback,
      int port,
      Decision.Rule rule) {
    this.name = name;
    this.suffix = suffix;
    this.everything = everything;
    this.loopback = loopback;
    this.port = port;
    this.rule = rule;
  }

  /// Compiles a line, or throws [Glob.BadGlob] with what is wrong.
  public static HostPattern of(String written, Decision.Rule rule) {
    if (written.indexOf('/') >= 0 || written.indexOf('@') >= 0) {
      throw new Glob.BadGlob("a host and a port, without scheme, user and path");
    }
    int colon = written.lastIndexOf(':');
    boolean ported =
        colon > 0 && (written.indexOf(':') == colon || written.charAt(colon - 1) == ']');
    int port = ported ? port(written.substring(colon + 1)) : 0;
    var host = ported ? written.substring(0, colon) : written;
    if (host.equals("*")) {
      return new HostPattern("", false, true, false, port, rule);
    }
    boolean suffix = host.startsWith("*.") || host.startsWith(".");
    var bare = suffix ? host.substring(host.indexOf('.') + 1) : host;
    var name = HostName.of(bare).orElseThrow(() -> new Glob.BadGlob("`" + host + "` is no host"));
    if (suffix && name.address()) {
      throw new Glob.BadGlob("an address has no subdomains");
    }
    return new HostPattern(name.text(), suffix, false, name.isLoopback(), port, rule);
  }

  private static int port(String text) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535 || text.matches("0+")) {
      throw new Glob.BadGlob("`" + text + "` is no port");
    }
    return Integer.parseInt(text);
  }

  public Decision.Rule rule() {
    return rule;
  }

  /// True where the line names this very host, by no wildcard.
  public boolean isExact(HostName host) {
    return !everything && !suffix && name.equals(host.text());
  }

  /// True where the line names a port.
  public boolean isPorted() {
    return port != 0;
  }

  /// True where all that the other line covers is covered by this one.
  public boolean takesIn(HostPattern other) {
    return names(other) && (port == 0 || port == other.port);
  }

  /// True where something is covered by both. Names of two lines are nested or have none in common.
  public boolean meets(HostPattern other) {
    return (names(other) || other.names(this))
        && (port == 0 || other.port == 0 || port == other.port);
  }

  private boolean names(HostPattern other) {
    if (everything || other.everything || loopback && other.loopback) {
      return everything || !other.everything;
    }
    return suffix
        ? other.name.endsWith("." + name) || other.suffix && other.name.equals(name)
        : !other.suffix && other.name.equals(name);
  }

  /// True where the line covers the host at its port.
  public boolean covers(HostName host, Host reached) {
    return covers(host) && (port == 0 || port == portOf(reached));
  }

  /// True where the line, as a denial, means the host: a port that cannot be told is meant.
  public boolean denies(HostName host, Host reached) {
    int reachedPort = portOf(reached);
    return covers(host) && (port == 0 || reachedPort == 0 || port == reachedPort);
  }

  private boolean covers(HostName host) {
    if (everything || (loopback && host.isLoopback())) {
      return true;
    }
    return suffix ? !host.address() && host.text().endsWith("." + name) : host.text().equals(name);
  }

  private static int portOf(Host host) {
    if (host.port() != 0) {
      return host.port();
    }
    return switch (host.scheme()) {
      case "https", "wss" -> 443;
      case "http", "ws" -> 80;
      case "ssh", "sftp", "git+ssh" -> 22;
      case "ftp" -> 21;
      case "git" -> 9418;
      default -> 0;
    };
  }
}

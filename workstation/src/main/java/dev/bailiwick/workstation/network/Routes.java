package dev.bailiwick.workstation.network;

import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Where the default route goes, by the kernel's tables (Linux, `proc_net(5)`).
final class Routes {
  private static final String NAME = "route";
  private static final Pattern TUNNEL =
      Pattern.compile(
          "(?:tun|tap|wg|ppp|utun|tailscale|zt|nordlynx|proton|gpd|cscotun|ipsec|vti).*");

  private final Ground ground;

  Routes(Ground ground) {
    this.ground = ground;
  }

  List<Observation> observations() {
    if (!Files.exists(ground.system().resolve("proc/net/route"))) {
      return List.of(
          Observation.hint(
              NAME, "this system's routes are not read", "see which network you are in"));
    }
    var interfaces = interfaces();
    if (interfaces.isEmpty()) {
      return List.of(Observation.ok(NAME, "no default route: nothing leaves this machine"));
    }
    return interfaces.stream().map(this::observed).toList();
  }

  private Observation observed(String name) {
    if (TUNNEL.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
      return Observation.hint(
          NAME,
          "everything leaves by the tunnel " + name,
          "its other end sees which hosts are reached; it should be your organisation's");
    }
    if (Files.exists(ground.system().resolve("sys/class/net").resolve(name).resolve("wireless"))) {
      return Observation.hint(
          NAME,
          "everything leaves by the wireless " + name,
          "in a network you do not know, use your organisation's tunnel");
    }
    return Observation.ok(NAME, "everything leaves by " + name);
  }

  /// Interfaces with a default route, those of IPv4 first.
  private Set<String> interfaces() {
    var names = new LinkedHashSet<String>();
    for (var line : Ground.kernel(ground.system().resolve("proc/net/route"))) {
      var fields = line.strip().split("\\s+");
      if (fields.length > 7 && fields[1].equals("00000000") && fields[7].equals("00000000")) {
        names.add(fields[0]);
      }
    }
    for (var line : Ground.kernel(ground.system().resolve("proc/net/ipv6_route"))) {
      var fields = line.strip().split("\\s+");
      if (fields.length > 9
          && fields[0].equals("0".repeat(32))
          && fields[1].equals("00")
          && !fields[9].equals("lo")) {
        names.add(fields[9]);
      }
    }
    return names;
  }
}

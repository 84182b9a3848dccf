package dev.bailiwick.workstation.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The policy's hosts as rules of a firewall, for the machine or container an assistant runs in:
/// out go loopback, answers, names and the allowed hosts; everything else is refused.
///
/// A firewall knows addresses: names are looked up when the rules are made, and lines with `*` or a
/// suffix stay comments, since only the proxy can tell such names.
///
/// @param targets each address with its port, 0 for every port
/// @param left lines that no address stands for
public record FirewallRules(Set<Target> targets, List<String> left) {

  /// An address and a TCP port.
  public record Target(InetAddress address, int port) {
    String ip() {
      return address.getHostAddress();
    }

    boolean isV4() {
      return address instanceof Inet4Address;
    }
  }

  public FirewallRules {
    targets = new LinkedHashSet<>(targets);
    left = List.copyOf(left);
  }

  /// @param allow lines of `network.allow`
  public static FirewallRules of(List<String> allow, PolicyBorder.Lookup lookup) {
    var targets = new LinkedHashSet<Target>();
    var left = new ArrayList<String>();
    for (var line : new TreeSet<>(allow)) {
      int colon = line.lastIndexOf(':');
      boolean ported =
          colon > 0
              && line.substring(colon + 1).matches("[0-9]{1,5}")
              && (line.indexOf(':') == colon || line.charAt(colon - 1) == ']');
      int port = ported ? Integer.parseInt(line.substring(colon + 1)) : 0;
      var host = (ported ? line.substring(0, colon) : line).replaceAll("[\\[\\]]", "");
      if (host.startsWith("*") || host.startsWith(".")) {
        left.add(line + " is a pattern of names, which only the proxy can tell");
        continue;
      }
      try {
        for (var address : lookup.addresses(host)) {
          targets.add(new Target(address, port));
        }
      } catch (UnknownHostException e) {
        left.add(line + " has no address now");
      }
    }
    return new FirewallRules(targets, left);
  }

  /// For `nft -f`.
  public String nftables() {
    var out = new StringBuilder(head("#"));
    out.append("table inet bailiwick\ndelete table inet bailiwick\n");
    out.append(
        """
        table inet bailiwick {
          chain output {
            type filter hook output priority filter; policy drop;
            oifname "lo" accept
            ct state established,related accept
            meta l4proto { tcp, udp } th dport 53 accept
            meta l4proto ipv6-icmp accept
        """);
    for (var target : targets) {
      out.append("    ")
          .append(target.isV4() ? "ip" : "ip6")
          .append(" daddr ")
          .append(target.ip())
          .append(target.port() == 0 ? " meta l4proto tcp" : " tcp dport " + target.port())
          .append(" accept\n");
    }
    return out.append("    reject\n  }\n}\n").toString();
  }

  /// A script of `iptables` and `ip6tables` calls.
  public String iptables() {
    var out = new StringBuilder("#!/bin/sh\n").append(head("#")).append("set -e\n");
    for (var program : List.of("iptables", "ip6tables")) {
      out.append(program).append(" -N BAILIWICK 2>/dev/null || ").append(program);
      out.append(" -F BAILIWICK\n");
      rule(out, program, "-o lo -j ACCEPT");
      rule(out, program, "-m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT");
      rule(out, program, "-p udp --dport 53 -j ACCEPT");
      rule(out, program, "-p tcp --dport 53 -j ACCEPT");
      for (var target : targets) {
        if (target.isV4() == program.equals("iptables")) {
          var port = target.port() == 0 ? "" : " --dport " + target.port();
          rule(out, program, "-d " + target.ip() + " -p tcp" + port + " -j ACCEPT");
        }
      }
      rule(out, program, "-j REJECT");
      out.append(program).append(" -C OUTPUT -j BAILIWICK 2>/dev/null || ");
      out.append(program).append(" -A OUTPUT -j BAILIWICK\n");
    }
    return out.toString();
  }

  private static void rule(StringBuilder out, String program, String rule) {
    out.append(program).append(" -A BAILIWICK ").append(rule).append('\n');
  }

  /// For `pfctl -f`, or an anchor.
  public String pf() {
    var out = new StringBuilder(head("#"));
    out.append("block return out all\npass out quick on lo0 all\n");
    out.append("pass out quick proto { tcp udp } to any port 53\n");
    for (var target : targets) {
      out.append("pass out quick proto tcp to ")
          .append(target.ip())
          .append(target.port() == 0 ? "" : " port " + target.port())
          .append('\n');
    }
    return out.toString();
  }

  private String head(String comment) {
    var out = new StringBuilder();
    out.append(comment).append(" Made by bailiwick network firewall from network.allow.\n");
    left.forEach(line -> out.append(comment).append(" left out: ").append(line).append('\n'));
    return out.toString();
  }
}

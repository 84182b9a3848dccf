package dev.bailiwick.workstation.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FirewallRulesTest {
  private final FirewallRules rules =
      FirewallRules.of(
          List.of("api.example:443", "*.cdn.example:443", "gone.example", "[2001:db8::7]:8443"),
          name ->
              switch (name) {
                case "api.example" ->
                    new InetAddress[] {
                      InetAddress.getByName("192.0.2.1"), InetAddress.getByName("2001:db8::1")
                    };
                case "2001:db8::7" -> new InetAddress[] {InetAddress.getByName(name)};
                default -> throw new UnknownHostException(name);
              });

  @Test
  void what_no_address_stands_for_is_said() {
    assertThat(rules.left()).hasSize(2);
    assertThat(rules.pf())
        .contains("# left out: *.cdn.example:443", "# left out: gone.example has no address now");
  }

  @Test
  void everything_else_is_refused_in_every_format() {
    assertThat(rules.nftables())
        .contains(
            "policy drop;",
            "ip daddr 192.0.2.1 tcp dport 443 accept",
            "ip6 daddr 2001:db8:0:0:0:0:0:7 tcp dport 8443 accept");
    assertThat(rules.iptables())
        .contains(
            "iptables -A BAILIWICK -d 192.0.2.1 -p tcp --dport 443 -j ACCEPT",
            "ip6tables -A BAILIWICK -d 2001:db8:0:0:0:0:0:1 -p tcp --dport 443 -j ACCEPT",
            "iptables -A BAILIWICK -j REJECT");
    assertThat(rules.pf())
        .contains("block return out all", "pass out quick proto tcp to 192.0.2.1 port 443");
  }

  /// Needs the program and the right to ask the kernel; says so and proves nothing without them.
  @Test
  void nftables_itself_takes_the_rules() throws Exception {
    boolean able = exit("list tables\n") == 0;
    if (!able) {
      System.err.println("SKIPPED: no nft here, or no right to use it; its rules were not checked");
    }
    assumeTrue(able, "needs nft");
    assertThat(exit(rules.nftables())).isZero();
    assertThat(exit(rules.nftables().replace("policy drop;", "policy dorp;"))).isNotZero();
  }

  private static int exit(String rules) throws Exception {
    try {
      var nft =
          new ProcessBuilder("nft", "-c", "-f", "-")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (var in = nft.getOutputStream()) {
        in.write(rules.getBytes(StandardCharsets.UTF_8));
      }
      return nft.waitFor();
    } catch (IOException e) {
      return -1;
    }
  }
}

package dev.bailiwick.workstation.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.gateway.RegisteredRoads;
import dev.bailiwick.workstation.gateway.Registrations;
import dev.bailiwick.workstation.network.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class NetworkCommandTest {
  @TempDir Path root;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int check(Endpoint endpoint, String... words) {
    var terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false,
            100);
    var ports =
        new NetworkCommand.Ports(
            root.resolve("config"),
            root.resolve("port"),
            new RegisteredRoads(
                new Registrations(root.resolve("state")), root.resolve("daemon"), Map.of()),
            InetAddress::getAllByName,
            root.resolve("home"),
            Map.of(),
            endpoint);
    var all = new java.util.ArrayList<>(java.util.List.of("check", "--root", root.toString()));
    all.addAll(java.util.List.of(words));
    return new CommandLine(new NetworkCommand(ports, terminal)).execute(all.toArray(String[]::new));
  }

  private void policy(String text) throws IOException {
    Files.writeString(root.resolve("bailiwick.yaml"), text);
  }

  private static Endpoint signedBy(String authority) {
    return (_, _) -> new Endpoint.Chain("TLSv1.3", authority, java.util.List.of(), "");
  }

  @Test
  void passes_where_nothing_is_wrong() throws IOException {
    policy(
        "version: 1\n"
            + "permissions: { network: { allow: [\"models.example:443\"], httpsOnly: true } }\n");

    assertThat(check(signedBy("Amazon"))).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("ok       certificate models.example:443  TLSv1.3, signed by Amazon");
  }

  @Test
  void fails_where_a_signer_is_no_public_one_or_plain_text_is_allowed() throws IOException {
    policy("version: 1\n");

    assertThat(check(signedBy("Inspection Works"), "--format", "json")).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"passes\":false", "Inspection Works", "httpsOnly", "api.anthropic.com:443");
  }

  @Test
  void a_policy_that_cannot_be_read_is_named() throws IOException {
    policy("version: 1\npermisions: {}\n");

    assertThat(check(signedBy("Amazon"))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("bailiwick.yaml", "permissions");
  }
}

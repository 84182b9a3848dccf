package dev.bailiwick.workstation.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.workstation.vault.StubServer.Said;
import dev.bailiwick.workstation.vault.hashicorp.LeasedSecrets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LeasedSecretsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");

  private static StubServer server() {
    return new StubServer(asked ->
        switch (asked.path()) {
          case "/v1/database/creds/app" ->
              new Said(
                  200,
                  "{\"lease_id\":\"database/creds/app/L1\",\"lease_duration\":3600,"
                      + "\"data\":{\"username\":\"v-app\",\"pass"
                      + "word\":\"made-up-1\"}}");
          case "/v1/sys/leases/revoke" -> new Said(204, "");
          default -> new Said(404, "{}");
        });
  }

  @Test
  void fields_of_one_lease_are_taken_together_and_given_back_at_the_end() {
    try (var server = server()) {
      try (var vault =
          new LeasedSecrets(
              Map.of("VAULT_ADDR", server.address(), "VAULT_TOKEN", "t"),
              Path.of("/nowhere"),
              new JsonHttp(),
              InstantSource.fixed(NOW))) {
        var user = SecretReference.of("vaultlease://database/creds/app#username").orElseThrow();
        var word = SecretReference.of("vaultlease://database/creds/app#password").orElseThrow();
        assertThat(vault.read(user)).isEqualTo(new Vault.Found(SecretValue.of("v-app")));
        assertThat(vault.read(word)).isEqualTo(new Vault.Found(SecretValue.of("made-up-1")));
        assertThat(vault.dates(word).ends()).isEqualTo(Optional.of(NOW.plusSeconds(3600)));
        vault.settle();
        assertThat(server.asked()).hasSize(1);
      }
      assertThat(server.asked().getLast().method()).isEqualTo("PUT");
      assertThat(server.asked().getLast().body())
          .isEqualTo("{\"lease_id\":\"database/creds/app/L1\"}");
    }
  }

  @Test
  void what_is_not_there_is_told() {
    try (var server = server();
        var vault =
            new LeasedSecrets(
                Map.of("VAULT_ADDR", server.address(), "VAULT_TOKEN", "t"),
                Path.of("/nowhere"),
                new JsonHttp(),
                InstantSource.fixed(NOW))) {
      assertThat(vault.read(SecretReference.of("vaultlease://database/none#x").orElseThrow()))
          .isInstanceOf(Vault.Absent.class);
      assertThat(vault.read(SecretReference.of("vaultlease://x#y").orElseThrow()))
          .isInstanceOf(Vault.Failed.class);
    }
  }
}

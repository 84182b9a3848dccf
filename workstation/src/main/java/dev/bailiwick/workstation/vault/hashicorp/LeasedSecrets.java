package dev.bailiwick.workstation.vault.hashicorp;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.vault.Dates;
import dev.bailiwick.workstation.vault.Fields;
import dev.bailiwick.workstation.vault.JsonHttp;
import dev.bailiwick.workstation.vault.SecretReference;
import dev.bailiwick.workstation.vault.Vault;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `vaultlease://MOUNT/PATH#FIELD`: credentials that Vault makes for the asker and ends again
/// (database, cloud, SSH). Fields of one path come from one lease, which is revoked at the end of
/// the run. A lease is not renewed. Source of fact: Vault's pages on leases and on
/// `sys/leases/revoke`.
public final class LeasedSecrets implements Vault {
  private final VaultServer server;
  private final InstantSource clock;
  private final Map<String, Lease> leases = new LinkedHashMap<>();

  /// What Vault lent.
  ///
  /// @param id empty where it lent nothing
  private record Lease(JsonHttp.Reply reply, String id, Instant taken) {}

  public LeasedSecrets(
      Map<String, String> environment, Path home, JsonHttp http, InstantSource clock) {
    this.server = new VaultServer(environment, home, http);
    this.clock = clock;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("vaultlease");
  }

  @Override
  public Answer read(SecretReference reference) {
    if (reference.location().indexOf('/') <= 0) {
      return new Failed("the reference must be vaultlease://MOUNT/PATH#FIELD");
    }
    var lease = leases.computeIfAbsent(reference.location(), this::take);
    return switch (lease.reply()) {
      case JsonHttp.Failed(String why) -> new Failed(why);
      case JsonHttp.Answered answered when answered.isGood() ->
          answered
              .body()
              .object("data")
              .map(data -> Fields.of(data, reference.field()))
              .orElseGet(() -> new Absent("nothing is kept there"));
      case JsonHttp.Answered answered -> JsonHttp.refused(answered.status(), "VAULT_TOKEN");
    };
  }

  private Lease take(String path) {
    var reply = server.ask("GET", path, "");
    var id =
        reply instanceof JsonHttp.Answered answered && answered.isGood()
            ? answered.body().string("lease_id").orElse("")
            : "";
    return new Lease(reply, id, clock.instant());
  }

  @Override
  public Dates dates(SecretReference reference) {
    var lease = leases.get(reference.location());
    if (lease == null || !(lease.reply() instanceof JsonHttp.Answered answered)) {
      return Dates.UNKNOWN;
    }
    var seconds = answered.body().get("lease_duration").map(Json::write).flatMap(Dates::ofSeconds);
    return new Dates(
        Optional.of(lease.taken()),
        seconds.map(s -> lease.taken().plusSeconds(s.getEpochSecond())));
  }

  @Override
  public void close() {
    for (var lease : leases.values()) {
      if (!lease.id().isEmpty()) {
        var _ =
            server.ask(
                "PUT",
                "sys/leases/revoke",
                Json.object().put("lease_id", lease.id()).build().write());
      }
    }
    leases.clear();
    server.giveBack();
  }
}

package dev.bailiwick.workstation.vault.hashicorp;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.vault.Dates;
import dev.bailiwick.workstation.vault.Fields;
import dev.bailiwick.workstation.vault.JsonHttp;
import dev.bailiwick.workstation.vault.SecretReference;
import dev.bailiwick.workstation.vault.SecretValue;
import dev.bailiwick.workstation.vault.Vault;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// `vault://MOUNT/PATH#FIELD` and `bao://…`: key/value secrets, version 2.
///
/// The mount is the location's first part; where it has several, `MOUNT/data/PATH` says so. The
/// address is `VAULT_ADDR`; the token `VAULT_TOKEN`, what `vault login` left in `~/.vault-token`,
/// or one that `VAULT_ROLE_ID` and `VAULT_SECRET_ID` log in for (AppRole), which is revoked at the
/// end. `BAO_…` counts the same. Source of fact: the HTTP API pages "KV secrets engine - version 2"
/// and "AppRole auth method" of both projects.
public final class KeyValueVault implements Vault {
  private final VaultServer server;
  private final Map<String, JsonHttp.Reply> read = new LinkedHashMap<>();

  public KeyValueVault(Map<String, String> environment, Path home, JsonHttp http) {
    this.server = new VaultServer(environment, home, http);
  }

  @Override
  public Set<String> schemes() {
    return Set.of("vault", "bao");
  }

  @Override
  public Answer read(SecretReference reference) {
    var where = path(reference);
    if (where.isEmpty()) {
      return new Failed("the reference must be vault://MOUNT/PATH#FIELD");
    }
    return switch (read.computeIfAbsent(where, path -> server.ask("GET", path, ""))) {
      case JsonHttp.Failed(String why) -> new Failed(why);
      case JsonHttp.Answered answered when answered.isGood() ->
          answered
              .body()
              .object("data")
              .flatMap(data -> data.object("data"))
              .map(kept -> Fields.of(kept, reference.field()))
              .orElseGet(() -> new Absent("nothing is kept there"));
      case JsonHttp.Answered answered -> JsonHttp.refused(answered.status(), "VAULT_TOKEN");
    };
  }

  /// Reads what is kept there and writes it back with the one more: the fields of a path are one
  /// version. The version that was read must still be the newest (check and set).
  @Override
  public Answer write(SecretReference reference, SecretValue value) {
    var where = path(reference);
    if (read(reference) instanceof Failed failed) {
      return failed;
    }
    var kept = Json.object();
    long version = 0;
    if (read.get(where) instanceof JsonHttp.Answered before && before.isGood()) {
      var data = before.body().object("data");
      data.flatMap(d -> d.object("data")).ifPresent(all -> all.members().forEach(kept::put));
      version =
          data.flatMap(d -> d.object("metadata"))
              .flatMap(m -> m.get("version"))
              .map(number -> Long.parseLong(number.write()))
              .orElse(0L);
    }
    kept.put(reference.field(), value.environmentText());
    var body =
        Json.object()
            .put("options", Json.object().put("cas", version).build())
            .put("data", kept.build())
            .build()
            .write();
    read.remove(where);
    return switch (server.ask("POST", where, body)) {
      case JsonHttp.Failed(String why) -> new Failed(why);
      case JsonHttp.Answered answered when answered.isGood() -> read(reference);
      case JsonHttp.Answered answered ->
          JsonHttp.refused(answered.status(), "the policy of VAULT_TOKEN");
    };
  }

  @Override
  public Dates dates(SecretReference reference) {
    if (!(read.get(path(reference)) instanceof JsonHttp.Answered answered)) {
      return Dates.UNKNOWN;
    }
    var metadata = answered.body().object("data").flatMap(data -> data.object("metadata"));
    return new Dates(
        metadata.flatMap(m -> m.string("created_time")).flatMap(Dates::of),
        metadata.flatMap(m -> m.string("deletion_time")).flatMap(Dates::of));
  }

  /// The path below `/v1/`, or empty text.
  private static String path(SecretReference reference) {
    var location = reference.location();
    int data = location.indexOf("/data/");
    int slash = location.indexOf('/');
    if (slash <= 0 || slash == location.length() - 1) {
      return "";
    }
    var path =
        data > 0 ? location : location.substring(0, slash) + "/data" + location.substring(slash);
    return path + (reference.version().isEmpty() ? "" : "?version=" + reference.version());
  }

  /// Revokes the token it logged in for; one that was given stays.
  @Override
  public void settle() {
    server.giveBack();
  }

  @Override
  public void close() {
    server.giveBack();
  }
}

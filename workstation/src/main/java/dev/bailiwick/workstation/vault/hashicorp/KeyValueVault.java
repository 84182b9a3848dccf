package dev.bailiwick.workstation.vault.hashicorp;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.vault.Fields;
import dev.bailiwick.workstation.vault.JsonHttp;
import dev.bailiwick.workstation.vault.SecretReference;
import dev.bailiwick.workstation.vault.SecretValue;
import dev.bailiwick.workstation.vault.Vault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `vault://MOUNT/PATH#FIELD` and `bao://…`: key/value secrets, version 2.
///
/// The mount is the location's first part; where it has several, `MOUNT/data/PATH` says so. The
/// address is `VAULT_ADDR`; the token `VAULT_TOKEN`, what `vault login` left in `~/.vault-token`,
/// or one that `VAULT_ROLE_ID` and `VAULT_SECRET_ID` log in for (AppRole), which is revoked at the
/// end. `BAO_…` counts the same. Source of fact: the HTTP API pages "KV secrets engine - version 2"
/// and "AppRole auth method" of both projects.
public final class KeyValueVault implements Vault {
  private static final String TOKEN = "X-Vault-Token";

  private final Map<String, String> environment;
  private final Path home;
  private final JsonHttp http;
  private final Map<String, JsonHttp.Reply> read = new LinkedHashMap<>();
  private Optional<String> lent = Optional.empty();

  public KeyValueVault(Map<String, String> environment, Path home, JsonHttp http) {
    this.environment = Map.copyOf(environment);
    this.home = home;
    this.http = http;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("vault", "bao");
  }

  @Override
  public Answer read(SecretReference reference) {
    if (variable("ADDR").isEmpty()) {
      return new Failed("VAULT_ADDR is not set");
    }
    var where = path(reference);
    if (where.isEmpty()) {
      return new Failed("the reference must be vault://MOUNT/PATH#FIELD");
    }
    var token = token();
    if (token instanceof Failed failed) {
      return failed;
    }
    var value = token instanceof Found(var found) ? found.environmentText() : "";
    return switch (read.computeIfAbsent(where, path -> http.send(request(path, value)))) {
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
    var token = token() instanceof Found(var found) ? found.environmentText() : "";
    return switch (http.send(
        new JsonHttp.Request("POST", uri("/v1/" + where), headers(token), body))) {
      case JsonHttp.Failed(String why) -> new Failed(why);
      case JsonHttp.Answered answered when answered.isGood() -> read(reference);
      case JsonHttp.Answered answered ->
          JsonHttp.refused(answered.status(), "the policy of VAULT_TOKEN");
    };
  }

  private String variable(String name) {
    var vault = environment.getOrDefault("VAULT_" + name, "");
    return vault.isEmpty() ? environment.getOrDefault("BAO_" + name, "") : vault;
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

  private JsonHttp.Request request(String path, String token) {
    return JsonHttp.Request.get(uri("/v1/" + path), headers(token));
  }

  private URI uri(String path) {
    return URI.create(JsonHttp.address("VAULT_ADDR", variable("ADDR")) + path);
  }

  private Map<String, String> headers(String token) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("X-Vault-Request", "true");
    if (!token.isEmpty()) {
      headers.put(TOKEN, token);
    }
    if (!variable("NAMESPACE").isEmpty()) {
      headers.put("X-Vault-Namespace", variable("NAMESPACE"));
    }
    return headers;
  }

  private Answer token() {
    if (!variable("TOKEN").isEmpty()) {
      return new Found(SecretValue.of(variable("TOKEN")));
    }
    if (!variable("ROLE_ID").isEmpty()) {
      return lent.<Answer>map(t -> new Found(SecretValue.of(t))).orElseGet(this::login);
    }
    try {
      var file = home.resolve(".vault-token");
      return Files.isRegularFile(file)
          ? new Found(SecretValue.of(Files.readString(file).strip()))
          : new Failed("no VAULT_TOKEN, no VAULT_ROLE_ID and no ~/.vault-token");
    } catch (IOException e) {
      return new Failed("~/.vault-token cannot be read");
    }
  }

  private Answer login() {
    var body =
        Json.object()
            .put("role_id", variable("ROLE_ID"))
            .put("secret_id", variable("SECRET_ID"))
            .build()
            .write();
    return switch (http.send(
        new JsonHttp.Request("POST", uri("/v1/auth/approle/login"), headers(""), body))) {
      case JsonHttp.Failed(String why) -> new Failed(why);
      case JsonHttp.Answered answered -> {
        lent = answered.body().object("auth").flatMap(auth -> auth.string("client_token"));
        yield lent.<Answer>map(t -> new Found(SecretValue.of(t)))
            .orElseGet(() ->
                new Failed(
                    "the AppRole login was refused (HTTP "
                        + answered.status()
                        + "); check VAULT_ROLE_ID and VAULT_SECRET_ID"));
      }
    };
  }

  /// Revokes the token it logged in for; one that was given stays.
  @Override
  public void close() {
    if (lent.isPresent()) {
      var _ =
          http.send(
              new JsonHttp.Request(
                  "POST", uri("/v1/auth/token/revoke-self"), headers(lent.get()), ""));
      lent = Optional.empty();
    }
  }
}

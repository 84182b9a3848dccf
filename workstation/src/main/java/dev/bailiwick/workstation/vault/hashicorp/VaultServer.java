package dev.bailiwick.workstation.vault.hashicorp;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.vault.JsonHttp;
import dev.bailiwick.workstation.vault.SecretValue;
import dev.bailiwick.workstation.vault.Vault.Answer;
import dev.bailiwick.workstation.vault.Vault.Failed;
import dev.bailiwick.workstation.vault.Vault.Found;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Calls to one Vault or OpenBao, and the token they carry. One thread.
///
/// The address is `VAULT_ADDR`; the token `VAULT_TOKEN`, what `vault login` left in
/// `~/.vault-token`, or one that `VAULT_ROLE_ID` and `VAULT_SECRET_ID` log in for (AppRole).
final class VaultServer {
  private static final String TOKEN = "X-Vault-Token";

  private final Map<String, String> environment;
  private final Path home;
  private final JsonHttp http;
  private Optional<String> lent = Optional.empty();

  VaultServer(Map<String, String> environment, Path home, JsonHttp http) {
    this.environment = Map.copyOf(environment);
    this.home = home;
    this.http = http;
  }

  /// @param path below `/v1/`
  JsonHttp.Reply ask(String method, String path, String body) {
    if (variable("ADDR").isEmpty()) {
      return new JsonHttp.Failed("VAULT_ADDR is not set");
    }
    return switch (token()) {
      case Found(SecretValue token) -> send(method, path, body, token.environmentText());
      case Failed(String why) -> new JsonHttp.Failed(why);
      case dev.bailiwick.workstation.vault.Vault.Absent(String why) -> new JsonHttp.Failed(why);
    };
  }

  private JsonHttp.Reply send(String method, String path, String body, String token) {
    var uri = uri("/v1/" + path);
    return http.send(
        method.equals("GET")
            ? JsonHttp.Request.get(uri, headers(token))
            : new JsonHttp.Request(method, uri, headers(token), body));
  }

  private String variable(String name) {
    var vault = environment.getOrDefault("VAULT_" + name, "");
    return vault.isEmpty() ? environment.getOrDefault("BAO_" + name, "") : vault;
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
  void giveBack() {
    if (lent.isPresent()) {
      var _ = send("POST", "auth/token/revoke-self", "", lent.get());
      lent = Optional.empty();
    }
  }
}

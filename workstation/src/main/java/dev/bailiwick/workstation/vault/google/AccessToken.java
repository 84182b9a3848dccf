package dev.bailiwick.workstation.vault.google;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.vault.JsonHttp;
import dev.bailiwick.workstation.vault.Program;
import dev.bailiwick.workstation.vault.SecretValue;
import dev.bailiwick.workstation.vault.Vault;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What lets us in: the token of `CLOUDSDK_AUTH_ACCESS_TOKEN`, one for the service account of
/// `GOOGLE_APPLICATION_CREDENTIALS`, or what `gcloud auth print-access-token` prints. Source of
/// fact: Google, "Using OAuth 2.0 for Server to Server Applications" (a signed JWT, RFC 7523).
public final class AccessToken {
  private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
  private static final int SECONDS = 600;

  private final Map<String, String> environment;
  private final Program program;
  private final JsonHttp http;
  private final InstantSource clock;
  private Optional<Vault.Answer> asked = Optional.empty();

  public AccessToken(
      Map<String, String> environment, Program program, JsonHttp http, InstantSource clock) {
    this.environment = Map.copyOf(environment);
    this.program = program;
    this.http = http;
    this.clock = clock;
  }

  Vault.Answer get() {
    if (asked.isEmpty()) {
      asked = Optional.of(ask());
    }
    return asked.get();
  }

  private Vault.Answer ask() {
    var given = environment.getOrDefault("CLOUDSDK_AUTH_ACCESS_TOKEN", "");
    if (!given.isEmpty()) {
      return new Vault.Found(SecretValue.of(given));
    }
    var file = environment.getOrDefault("GOOGLE_APPLICATION_CREDENTIALS", "");
    if (!file.isEmpty()) {
      return ofAccount(Path.of(file));
    }
    return program.run(List.of("gcloud", "auth", "print-access-token"), new byte[0])
            instanceof Program.Printed printed
        ? new Vault.Found(SecretValue.of(printed.line()))
        : new Vault.Failed(
            "no GOOGLE_APPLICATION_CREDENTIALS, and gcloud is not installed or not logged in");
  }

  private Vault.Answer ofAccount(Path file) {
    try {
      if (!(JsonReader.read(Files.readString(file), JsonReader.Limits.EVENT)
              instanceof JsonReader.Parsed(Json.Obj account))
          || !account.string("type").orElse("").equals("service_account")) {
        return new Vault.Failed(file + " is no key of a service account");
      }
      var uri = JsonHttp.address("token_uri", account.string("token_uri").orElse(""));
      var form =
          "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion="
              + assertion(account, uri);
      var type = Map.of("Content-Type", "application/x-www-form-urlencoded");
      return switch (http.send(new JsonHttp.Request("POST", uri, type, form))) {
        case JsonHttp.Failed(String why) -> new Vault.Failed(why);
        case JsonHttp.Answered answered ->
            answered
                .body()
                .string("access_token")
                .<Vault.Answer>map(token -> new Vault.Found(SecretValue.of(token)))
                .orElseGet(() -> JsonHttp.refused(answered.status(), file.toString()));
      };
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      return new Vault.Failed(file + " cannot be used (" + e.getClass().getSimpleName() + ")");
    }
  }

  private String assertion(Json.Obj account, URI audience) throws GeneralSecurityException {
    long now = clock.instant().getEpochSecond();
    var header = Json.object().put("alg", "RS256").put("typ", "JWT").build();
    var claims =
        Json.object()
            .put("iss", account.string("client_email").orElse(""))
            .put("scope", SCOPE)
            .put("aud", audience.toString())
            .put("iat", now)
            .put("exp", now + SECONDS)
            .build();
    var text = code(header.write()) + "." + code(claims.write());
    var signature = Signature.getInstance("SHA256withRSA");
    var key = account.string("private_key").orElse("").replaceAll("-----[A-Z ]+-----|\\s", "");
    signature.initSign(
        KeyFactory.getInstance("RSA")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key))));
    signature.update(text.getBytes(StandardCharsets.US_ASCII));
    return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
  }

  private static String code(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

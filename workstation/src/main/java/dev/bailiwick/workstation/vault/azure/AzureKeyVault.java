package dev.bailiwick.workstation.vault.azure;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.vault.Dates;
import dev.bailiwick.workstation.vault.Fields;
import dev.bailiwick.workstation.vault.JsonHttp;
import dev.bailiwick.workstation.vault.Program;
import dev.bailiwick.workstation.vault.SecretReference;
import dev.bailiwick.workstation.vault.SecretValue;
import dev.bailiwick.workstation.vault.Vault;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// `azure://VAULT/SECRET[?version=V][#MEMBER]`: Azure Key Vault.
///
/// The token is one for `AZURE_TENANT_ID`, `AZURE_CLIENT_ID` and `AZURE_CLIENT_SECRET`, or what `az
/// account get-access-token` prints. Source of fact: the REST page "Get Secret" (7.4), and
/// Microsoft identity platform, "client credentials flow".
public final class AzureKeyVault implements Vault {
  private static final String VERSION = "7.4";

  private final Map<String, String> environment;
  private final Program program;
  private final JsonHttp http;
  private final Function<String, URI> vaults;
  private Optional<Answer> token = Optional.empty();
  private final Map<SecretReference, Json.Obj> attributes = new HashMap<>();

  /// @param vaults a vault's address by its name: `https://NAME.vault.azure.net`
  public AzureKeyVault(
      Map<String, String> environment,
      Program program,
      JsonHttp http,
      Function<String, URI> vaults) {
    this.environment = Map.copyOf(environment);
    this.program = program;
    this.http = http;
    this.vaults = vaults;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("azure");
  }

  @Override
  public Answer read(SecretReference reference) {
    var parts = reference.location().split("/", -1);
    if (parts.length != 2 || !parts[0].matches("[A-Za-z0-9-]+") || !parts[1].matches("[\\w-]+")) {
      return new Failed("the reference must be azure://VAULT/SECRET");
    }
    if (token.isEmpty()) {
      token = Optional.of(ask());
    }
    if (!(token.get() instanceof Found(SecretValue bearer))) {
      return token.get();
    }
    var uri =
        URI.create(
            vaults.apply(parts[0])
                + "/secrets/"
                + parts[1]
                + (reference.version().isEmpty() ? "" : "/" + reference.version())
                + "?api-version="
                + VERSION);
    var headers = Map.of("Authorization", "Bearer " + bearer.environmentText());
    return switch (http.send(JsonHttp.Request.get(uri, headers))) {
      case JsonHttp.Failed(String why) -> new Failed(why);
      case JsonHttp.Answered answered when answered.isGood() -> {
        answered.body().object("attributes").ifPresent(known -> attributes.put(reference, known));
        yield answered
            .body()
            .string("value")
            .map(text -> Fields.of(text, reference.field()))
            .orElseGet(() -> new Absent("nothing is kept there"));
      }
      case JsonHttp.Answered answered ->
          JsonHttp.refused(answered.status(), "the account's role Key Vault Secrets User");
    };
  }

  @Override
  public Dates dates(SecretReference reference) {
    var known = Optional.ofNullable(attributes.get(reference));
    return new Dates(
        known.flatMap(k -> k.get("created")).flatMap(n -> Dates.ofSeconds(n.write())),
        known.flatMap(k -> k.get("exp")).flatMap(n -> Dates.ofSeconds(n.write())));
  }

  private Answer ask() {
    var tenant = environment.getOrDefault("AZURE_TENANT_ID", "");
    var secret = environment.getOrDefault("AZURE_CLIENT_SECRET", "");
    if (tenant.isEmpty() || secret.isEmpty()) {
      return ofProgram();
    }
    if (!tenant.matches("[A-Za-z0-9.-]+")) {
      return new Failed("AZURE_TENANT_ID is no tenant");
    }
    var host =
        JsonHttp.address(
            "AZURE_AUTHORITY_HOST",
            environment.getOrDefault("AZURE_AUTHORITY_HOST", "https://login.microsoftonline.com"));
    var form =
        "grant_type=client_credentials&scope="
            + form("https://vault.azure.net/.default")
            + "&client_id="
            + form(environment.getOrDefault("AZURE_CLIENT_ID", ""))
            + "&client_secret="
            + form(secret);
    var request =
        new JsonHttp.Request(
            "POST",
            URI.create(host + "/" + tenant + "/oauth2/v2.0/token"),
            Map.of("Content-Type", "application/x-www-form-urlencoded"),
            form);
    return switch (http.send(request)) {
      case JsonHttp.Failed(String why) -> new Failed(why);
      case JsonHttp.Answered answered ->
          answered
              .body()
              .string("access_token")
              .<Answer>map(text -> new Found(SecretValue.of(text)))
              .orElseGet(() ->
                  new Failed(
                      "the login was refused (HTTP "
                          + answered.status()
                          + "); check AZURE_CLIENT_ID and AZURE_CLIENT_SECRET"));
    };
  }

  private Answer ofProgram() {
    var words =
        List.of(
            "az",
            "account",
            "get-access-token",
            "--resource",
            "https://vault.azure.net",
            "--query",
            "accessToken",
            "--output",
            "tsv");
    return program.run(words, new byte[0]) instanceof Program.Printed printed
        ? new Found(SecretValue.of(printed.line()))
        : new Failed("no AZURE_CLIENT_SECRET, and az is not installed or not logged in");
  }

  private static String form(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

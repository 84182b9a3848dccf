package dev.bailiwick.workstation.vault.google;

import dev.bailiwick.workstation.vault.Fields;
import dev.bailiwick.workstation.vault.JsonHttp;
import dev.bailiwick.workstation.vault.SecretReference;
import dev.bailiwick.workstation.vault.SecretValue;
import dev.bailiwick.workstation.vault.Vault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/// `gcp://PROJECT/SECRET[?version=N][#MEMBER]`: Google Cloud Secret Manager. Source of fact: the
/// REST page of `projects.secrets.versions.access` (v1).
public final class SecretVersions implements Vault {
  private final AccessToken token;
  private final JsonHttp http;
  private final URI api;

  /// @param api `https://secretmanager.googleapis.com`
  public SecretVersions(AccessToken token, JsonHttp http, URI api) {
    this.token = token;
    this.http = http;
    this.api = api;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("gcp");
  }

  @Override
  public Answer read(SecretReference reference) {
    var parts = reference.location().split("/", -1);
    if (parts.length != 2 || !parts[0].matches("[a-z0-9:.-]+") || !parts[1].matches("[\\w-]+")) {
      return new Failed("the reference must be gcp://PROJECT/SECRET");
    }
    return switch (token.get()) {
      case Found(SecretValue bearer) -> read(reference, parts, bearer.environmentText());
      case Absent(String why) -> new Failed(why);
      case Failed failed -> failed;
    };
  }

  private Answer read(SecretReference reference, String[] parts, String bearer) {
    var version = reference.version().isEmpty() ? "latest" : reference.version();
    var uri =
        URI.create(
            api
                + "/v1/projects/"
                + parts[0]
                + "/secrets/"
                + parts[1]
                + "/versions/"
                + version
                + ":access");
    var request = JsonHttp.Request.get(uri, Map.of("Authorization", "Bearer " + bearer));
    return switch (http.send(request)) {
      case JsonHttp.Failed(String why) -> new Failed(why);
      case JsonHttp.Answered answered when answered.isGood() ->
          answered
              .body()
              .object("payload")
              .flatMap(payload -> payload.string("data"))
              .map(data -> value(Base64.getDecoder().decode(data), reference.field()))
              .orElseGet(() -> new Absent("nothing is kept there"));
      case JsonHttp.Answered answered ->
          JsonHttp.refused(answered.status(), "the account's role secretmanager.secretAccessor");
    };
  }

  private static Answer value(byte[] data, String field) {
    return field.isEmpty()
        ? new Found(new SecretValue(data))
        : Fields.of(new String(data, StandardCharsets.UTF_8), field);
  }
}

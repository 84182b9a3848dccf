package dev.bailiwick.workstation.vault.aws;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.vault.Dates;
import dev.bailiwick.workstation.vault.Fields;
import dev.bailiwick.workstation.vault.JsonHttp;
import dev.bailiwick.workstation.vault.Program;
import dev.bailiwick.workstation.vault.SecretReference;
import dev.bailiwick.workstation.vault.SecretValue;
import dev.bailiwick.workstation.vault.Vault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `aws://SECRET[#MEMBER]`: AWS Secrets Manager, by name or ARN; `?version=` is a version's id.
/// Source of fact: the API page of `GetSecretValue` (2017-10-17).
public final class StoredSecrets implements Vault {
  private static final String MISSING = "ResourceNotFoundException";

  private final Map<String, String> environment;
  private final Path home;
  private final Program program;
  private final JsonHttp http;
  private final InstantSource clock;
  private final Map<SecretReference, Instant> made = new HashMap<>();

  public StoredSecrets(
      Map<String, String> environment,
      Path home,
      Program program,
      JsonHttp http,
      InstantSource clock) {
    this.environment = Map.copyOf(environment);
    this.home = home;
    this.program = program;
    this.http = http;
    this.clock = clock;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("aws");
  }

  @Override
  public Answer read(SecretReference reference) {
    var region = region(reference.location());
    if (!region.matches("[a-z0-9-]{1,40}")) {
      return new Failed("no region; set AWS_REGION");
    }
    var credentials = AwsCredentials.of(environment, home, program);
    if (credentials.isEmpty()) {
      return new Failed("no credentials; set AWS_ACCESS_KEY_ID, or call `aws configure`");
    }
    var body = Json.object().put("SecretId", reference.location());
    if (!reference.version().isEmpty()) {
      body.put("VersionId", reference.version());
    }
    var text = body.build().write();
    var uri = endpoint(region);
    var headers =
        Map.of(
            "Content-Type", "application/x-amz-json-1.1",
            "X-Amz-Target", "secretsmanager.GetSecretValue");
    var signed =
        new SigV4(credentials.get(), region, "secretsmanager")
            .sign("POST", uri, headers, text, clock.instant());
    return switch (http.send(new JsonHttp.Request("POST", uri, signed, text))) {
      case JsonHttp.Failed(String why) -> new Failed(why);
      case JsonHttp.Answered answered when answered.isGood() -> {
        answered
            .body()
            .get("CreatedDate")
            .flatMap(seconds -> Dates.ofSeconds(seconds.write()))
            .ifPresent(time -> made.put(reference, time));
        yield value(answered.body(), reference.field());
      }
      case JsonHttp.Answered answered -> refused(answered);
    };
  }

  @Override
  public Dates dates(SecretReference reference) {
    return new Dates(Optional.ofNullable(made.get(reference)), Optional.empty());
  }

  /// An ARN names its region: `arn:aws:secretsmanager:REGION:…`.
  private String region(String location) {
    var parts = location.split(":", 5);
    return location.startsWith("arn:") && parts.length == 5
        ? parts[3]
        : AwsCredentials.region(environment, home);
  }

  private URI endpoint(String region) {
    for (var name : new String[] {"AWS_ENDPOINT_URL_SECRETS_MANAGER", "AWS_ENDPOINT_URL"}) {
      var told = environment.getOrDefault(name, "");
      if (!told.isEmpty()) {
        return URI.create(JsonHttp.address(name, told) + "/");
      }
    }
    var domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    return URI.create("https://secretsmanager." + region + "." + domain + "/");
  }

  private static Answer value(Json.Obj body, String field) {
    var binary = body.string("SecretBinary");
    if (binary.isPresent()) {
      return new Found(new SecretValue(Base64.getDecoder().decode(binary.get())));
    }
    return body.string("SecretString")
        .map(text -> Fields.of(text, field))
        .orElseGet(() -> new Absent("nothing is kept there"));
  }

  private static Answer refused(JsonHttp.Answered answered) {
    var type = answered.body().string("__type").orElse("");
    var name = type.substring(type.indexOf('#') + 1).replaceAll("[^A-Za-z]", "");
    return name.equals(MISSING)
        ? new Absent("nothing is kept there")
        : new Failed(
            "refused (HTTP " + answered.status() + (name.isEmpty() ? "" : ", " + name) + ")");
  }
}

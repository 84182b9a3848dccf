package dev.bailiwick.workstation.vault.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.workstation.vault.JsonHttp;
import dev.bailiwick.workstation.vault.Program;
import dev.bailiwick.workstation.vault.SecretReference;
import dev.bailiwick.workstation.vault.SecretValue;
import dev.bailiwick.workstation.vault.StubServer;
import dev.bailiwick.workstation.vault.StubServer.Said;
import dev.bailiwick.workstation.vault.Vault;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoredSecretsTest {
  @TempDir Path home;

  /// The cases `get-vanilla` and `post-vanilla` of AWS's published test suite.
  @Test
  void signs_as_the_published_cases_do() {
    var credentials =
        new AwsCredentials("AKID" + "EXAMPLE", "wJalrXUtnFEMI/K7MDENG+" + "bPxRfiCYEXAMPLEKEY", "");
    var signer = new SigV4(credentials, "us-east-1", "service");
    var uri = URI.create("https://example.amazonaws.com/");
    var now = Instant.parse("2015-08-30T12:36:00Z");
    assertThat(signer.sign("GET", uri, Map.of(), "", now).get("authorization"))
        .endsWith(
            "SignedHeaders=host;x-amz-date, Signature="
                + "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
    assertThat(signer.sign("POST", uri, Map.of(), "", now).get("authorization"))
        .endsWith("5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");
  }

  private Vault.Answer read(String reference, StubServer server, Map<String, String> more) {
    var environment = new HashMap<>(more);
    environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", server.address());
    return new StoredSecrets(
            environment,
            home,
            new Program(Map.of(), home),
            new JsonHttp(),
            InstantSource.fixed(Instant.parse("2026-11-27T20:00:00Z")))
        .read(SecretReference.of(reference).orElseThrow());
  }

  private static final Map<String, String> KEYS =
      Map.of(
          "AWS_ACCESS_KEY_ID", "id",
          "AWS_SECRET_ACCESS_KEY", "key",
          "AWS_SESSION_TOKEN", "session",
          "AWS_REGION", "eu-central-1");

  @Test
  void asks_for_a_secret_and_takes_its_member() {
    try (var server =
        new StubServer(_ -> new Said(200, "{\"SecretString\":\"{\\\"k\\\":\\\"v-aws\\\"}\"}"))) {
      assertThat(read("aws://my-app/prod#k", server, KEYS))
          .isEqualTo(new Vault.Found(SecretValue.of("v-aws")));
      var asked = server.asked().getFirst();
      assertThat(asked.body()).isEqualTo("{\"SecretId\":\"my-app/prod\"}");
      assertThat(asked.headers())
          .containsEntry("X-amz-target", "secretsmanager.GetSecretValue")
          .containsEntry("X-amz-security-token", "session")
          .containsEntry("X-amz-date", "20261127T200000Z");
      assertThat(asked.headers().get("Authorization"))
          .startsWith(
              "AWS4-HMAC-SHA256 Credential=id/20261127/eu-central-1/secretsmanager/aws4_request,"
                  + " SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target,"
                  + " Signature=");
    }
  }

  @Test
  void takes_the_region_of_an_arn_and_the_keys_of_a_profile() throws IOException {
    Files.createDirectories(home.resolve(".aws"));
    Files.writeString(
        home.resolve(".aws/credentials"),
        "[default]\naws_access_key_id=no\naws_secret_access_key=no\n[mine]\n"
            + "aws_access_key_id = of-profile\naws_secret_access_key = key\n");
    var binary = Base64.getEncoder().encodeToString("binary".getBytes(StandardCharsets.UTF_8));
    var said = "{\"SecretBinary\":\"" + binary + "\"}";
    try (var server = new StubServer(_ -> new Said(200, said))) {
      assertThat(
              read(
                  "aws://arn:aws:secretsmanager:us-west-2:1:secret:x",
                  server,
                  Map.of("AWS_PROFILE", "mine")))
          .isEqualTo(new Vault.Found(SecretValue.of("binary")));
      assertThat(server.asked().getFirst().headers().get("Authorization"))
          .contains("Credential=of-profile/20261127/us-west-2/");
    }
  }

  @Test
  void tells_a_missing_secret_from_a_refusal() {
    try (var server =
        new StubServer(asked ->
            new Said(
                400,
                asked.body().contains("none")
                    ? "{\"__type\":\"com.amazonaws#ResourceNotFoundException\"}"
                    : "{\"__type\":\"AccessDeniedException\",\"Message\":\"leaky\"}"))) {
      assertThat(read("aws://none", server, KEYS)).isInstanceOf(Vault.Absent.class);
      assertThat(read("aws://other", server, KEYS))
          .isEqualTo(new Vault.Failed("refused (HTTP 400, AccessDeniedException)"));
    }
  }
}

package dev.bailiwick.workstation.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.workstation.vault.StubServer.Said;
import dev.bailiwick.workstation.vault.age.AgeFiles;
import dev.bailiwick.workstation.vault.azure.AzureKeyVault;
import dev.bailiwick.workstation.vault.google.AccessToken;
import dev.bailiwick.workstation.vault.google.SecretVersions;
import dev.bailiwick.workstation.vault.hashicorp.KeyValueVault;
import dev.bailiwick.workstation.vault.keychain.Keychain;
import dev.bailiwick.workstation.vault.onepassword.Items;
import dev.bailiwick.workstation.vault.sops.SopsFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VaultsTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-27T20:00:00Z"));

  @TempDir Path folder;
  private final JsonHttp http = new JsonHttp();

  private static SecretReference reference(String text) {
    return SecretReference.of(text).orElseThrow();
  }

  private Program program() {
    return new Program(Map.of("PATH", folder + ":/usr/bin:/bin"), folder);
  }

  /// A stand-in for a manager's own program.
  private void program(String name, String script) throws IOException {
    var file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static String found(Vault.Answer answer) {
    assertThat(answer).isInstanceOf(Vault.Found.class);
    return ((Vault.Found) answer).value().environmentText();
  }

  private KeyValueVault vault(StubServer server, Map<String, String> more) {
    var environment = new HashMap<>(more);
    environment.put("VAULT_ADDR", server.address());
    return new KeyValueVault(environment, folder, http);
  }

  @Test
  void a_key_value_secret_comes_by_its_mount_path_and_field() {
    try (var server =
            new StubServer(asked ->
                asked.path().equals("/v1/kv/data/team/app")
                        && asked.headers().getOrDefault("X-Vault-Token", "").equals("t-1")
                    ? new Said(
                        200,
                        "{\"data\":{\"data\":{\"key\":\"v-1\",\"port\":5432},\"metadata\":{}}}")
                    : new Said(404, "{\"errors\":[]}"));
        var vault = vault(server, Map.of("VAULT_TOKEN", "t-1"))) {
      assertThat(found(vault.read(reference("vault://kv/team/app#key")))).isEqualTo("v-1");
      assertThat(found(vault.read(reference("bao://kv/team/app#port")))).isEqualTo("5432");
      assertThat(vault.read(reference("vault://kv/team/app"))).isInstanceOf(Vault.Absent.class);
      assertThat(vault.read(reference("vault://kv/none#key"))).isInstanceOf(Vault.Absent.class);
      assertThat(server.asked()).hasSize(2);
    }
  }

  @Test
  void an_application_role_logs_in_once_and_its_token_is_revoked() {
    try (var server =
        new StubServer(asked ->
            switch (asked.path()) {
              case "/v1/auth/approle/login" ->
                  new Said(
                      asked.body().equals("{\"role_id\":\"r\",\"secret_id\":\"s\"}") ? 200 : 400,
                      "{\"auth\":{\"client_token\":\"lent\"}}");
              case "/v1/auth/token/revoke-self" -> new Said(204, "");
              default -> new Said(200, "{\"data\":{\"data\":{\"a\":\"1234\"}}}");
            })) {
      try (var vault = vault(server, Map.of("VAULT_ROLE_ID", "r", "VAULT_SECRET_ID", "s"))) {
        assertThat(found(vault.read(reference("vault://kv/x#a")))).isEqualTo("1234");
        assertThat(found(vault.read(reference("vault://kv/y#a")))).isEqualTo("1234");
      }
      assertThat(server.asked().stream().map(StubServer.Asked::path))
          .containsExactly(
              "/v1/auth/approle/login",
              "/v1/kv/data/x",
              "/v1/kv/data/y",
              "/v1/auth/token/revoke-self");
      assertThat(server.asked().getLast().headers()).containsEntry("X-vault-token", "lent");
    }
  }

  @Test
  void a_value_is_written_beside_what_is_kept_there_and_only_over_the_version_that_was_read() {
    var kept = new AtomicReference<>("{\"old\":\"o\"}");
    try (var server =
            new StubServer(asked -> {
              if (asked.method().equals("POST")) {
                kept.set(asked.body().replaceFirst(".*\"data\":(\\{[^}]*\\}).*", "$1"));
                return new Said(asked.body().contains("\"cas\":4") ? 200 : 400, "{}");
              }
              return new Said(
                  200, "{\"data\":{\"data\":" + kept.get() + ",\"metadata\":{\"version\":4}}}");
            });
        var vault = vault(server, Map.of("VAULT_TOKEN", "t"))) {
      var answer = vault.write(reference("vault://kv/app#new"), SecretValue.of("n-1"));
      assertThat(found(answer)).isEqualTo("n-1");
      assertThat(found(vault.read(reference("vault://kv/app#old")))).isEqualTo("o");
    }
  }

  @Test
  void a_version_is_asked_for_by_its_number() {
    try (var server = new StubServer(_ -> new Said(200, "{\"data\":{\"data\":{\"a\":\"old1\"}}}"));
        var vault = vault(server, Map.of("VAULT_TOKEN", "t"))) {
      assertThat(found(vault.read(reference("vault://kv/x?version=3#a")))).isEqualTo("old1");
      assertThat(server.asked().getFirst().path()).isEqualTo("/v1/kv/data/x?version=3");
    }
  }

  @Test
  void a_refusal_names_the_variable_and_nothing_that_was_answered() {
    try (var server = new StubServer(_ -> new Said(403, "{\"errors\":[\"leaky text\"]}"));
        var vault = vault(server, Map.of("VAULT_TOKEN", "t"))) {
      assertThat(vault.read(reference("vault://kv/x#a")))
          .isEqualTo(new Vault.Failed("refused (HTTP 403); check VAULT_TOKEN"));
    }
  }

  @Test
  void a_redirect_is_not_followed() {
    try (var server = new StubServer(_ -> new Said(307, ""));
        var vault = vault(server, Map.of("VAULT_TOKEN", "t"))) {
      assertThat(vault.read(reference("vault://kv/x#a"))).isInstanceOf(Vault.Failed.class);
    }
  }

  @Test
  void plain_http_leads_to_this_machine_only() {
    var vault =
        new KeyValueVault(
            Map.of("VAULT_ADDR", "http://vault.example.test", "VAULT_TOKEN", "t"), folder, http);
    assertThat(vault.read(reference("vault://kv/x#a")))
        .isEqualTo(
            new Vault.Failed("http://vault.example.test is not HTTPS; give an https:// address"));
  }

  @Test
  void a_google_secret_comes_for_a_service_account() throws Exception {
    var pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    var key =
        "-----BEGIN PRIVATE"
            + " KEY-----\\n"
            + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\\n-----END PRIVATE"
            + " KEY-----\\n";
    try (var server =
        new StubServer(asked ->
            asked.path().equals("/token")
                ? new Said(isSigned(asked.body(), pair) ? 200 : 400, "{\"access_token\":\"at\"}")
                : new Said(
                    asked.headers().getOrDefault("Authorization", "").equals("Bearer at")
                        ? 200
                        : 401,
                    "{\"payload\":{\"data\":\"eyJrIjoiZ29vZ2xlIn0=\"}}"))) {
      var account = folder.resolve("account.json");
      Files.writeString(
          account,
          "{\"type\":\"service_account\",\"client_email\":\"a@b\",\"token_uri\":\""
              + server.address()
              + "/token\",\"private_key\":\""
              + key
              + "\"}");
      var token =
          new AccessToken(
              Map.of("GOOGLE_APPLICATION_CREDENTIALS", account.toString()), program(), http, CLOCK);
      var vault = new SecretVersions(token, http, URI.create(server.address()));
      assertThat(found(vault.read(reference("gcp://my-project/my-secret#k")))).isEqualTo("google");
      assertThat(server.asked().getLast().path())
          .isEqualTo("/v1/projects/my-project/secrets/my-secret/versions/latest:access");
    }
  }

  private static boolean isSigned(String form, java.security.KeyPair pair) {
    try {
      var parts = form.substring(form.indexOf("assertion=") + 10).split("\\.");
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(pair.getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (java.security.GeneralSecurityException e) {
      return false;
    }
  }

  @Test
  void an_azure_secret_comes_for_client_credentials() {
    try (var server =
        new StubServer(asked ->
            asked.path().equals("/tenant/oauth2/v2.0/token")
                ? new Said(
                    asked.body().contains("&client_id=id&client_secret=s%2B1") ? 200 : 400,
                    "{\"access_token\":\"at\"}")
                : new Said(200, "{\"value\":\"azure\"}"))) {
      var vault =
          new AzureKeyVault(
              Map.of(
                  "AZURE_TENANT_ID", "tenant",
                  "AZURE_CLIENT_ID", "id",
                  "AZURE_CLIENT_SECRET", "s+1",
                  "AZURE_AUTHORITY_HOST", server.address()),
              program(),
              http,
              name -> URI.create(server.address() + "/" + name));
      assertThat(found(vault.read(reference("azure://myvault/my-key?version=abc"))))
          .isEqualTo("azure");
      assertThat(server.asked().getLast().path())
          .isEqualTo("/myvault/secrets/my-key/abc?api-version=7.4");
    }
  }

  @Test
  void an_item_comes_from_a_connect_server_by_vault_item_section_and_field() {
    try (var server =
        new StubServer(asked -> {
          if (asked.path().startsWith("/v1/vaults?filter=name+eq+%22My+Vault%22")) {
            return new Said(200, "[{\"id\":\"v1\"}]");
          }
          if (asked.path().startsWith("/v1/vaults/v1/items?filter=title+eq+%22db%22")) {
            return new Said(200, "[{\"id\":\"i1\"}]");
          }
          return asked.path().equals("/v1/vaults/v1/items/i1")
              ? new Said(
                  200,
                  "{\"sections\":[{\"id\":\"s1\",\"label\":\"prod\"}],\"fields\":[{\"id\":\"f0\","
                      + "\"label\":\"password\",\"value\":\"plain\"},{\"id\":\"f1\",\"label\":"
                      + "\"password\",\"value\":\"of prod\",\"section\":{\"id\":\"s1\"}}]}")
              : new Said(200, "[]");
        })) {
      var vault =
          new Items(
              Map.of("OP_CONNECT_HOST", server.address(), "OP_CONNECT_TOKEN", "t"),
              program(),
              http);
      assertThat(found(vault.read(reference("op://My%20Vault/db/password")))).isEqualTo("plain");
      assertThat(found(vault.read(reference("op://My%20Vault/db/prod/password"))))
          .isEqualTo("of prod");
      assertThat(vault.read(reference("op://My%20Vault/db/none"))).isInstanceOf(Vault.Absent.class);
      assertThat(vault.read(reference("op://Other/db/x"))).isInstanceOf(Vault.Absent.class);
    }
  }

  @Test
  void a_program_of_a_manager_is_asked_by_its_own_words() throws IOException {
    program("sops", "printf '%s|' \"$@\"");
    program("op", "printf '%s|' \"$@\"");
    program("age", "cat env.txt");
    program("secret-tool", "[ \"$3 $5\" = 'db admin' ] && echo kept");
    Files.writeString(folder.resolve("env.txt"), "A=1\nexport B='two words'\nA=2\n");
    Files.writeString(folder.resolve("id"), "");
    assertThat(found(new SopsFiles(program()).read(reference("sops://s.yaml#db.users.0"))))
        .isEqualTo("--decrypt|--extract|[\"db\"][\"users\"][0]|s.yaml|");
    assertThat(found(new Items(Map.of(), program(), http).read(reference("op://v/i/f"))))
        .isEqualTo("read|--no-newline|op://v/i/f|");
    var age = new AgeFiles(Map.of("AGE_IDENTITY", "id"), folder, program());
    assertThat(found(age.read(reference("age://env.age#B")))).isEqualTo("two words");
    assertThat(found(age.read(reference("age://env.age#A")))).isEqualTo("2");
    var keychain = new Keychain(program());
    assertThat(found(keychain.read(reference("keychain://db/admin")))).isEqualTo("kept");
    assertThat(keychain.read(reference("keychain://db/other"))).isInstanceOf(Vault.Absent.class);
  }

  @Test
  void a_missing_program_is_named() {
    var nothing = new Program(Map.of("PATH", folder.toString()), folder);
    assertThat(new SopsFiles(nothing).read(reference("sops://x.yaml")))
        .isEqualTo(new Vault.Failed("sops is not installed"));
  }

  @Test
  void a_reference_is_asked_for_once() {
    try (var server = new StubServer(_ -> new Said(200, "{\"value\":\"azure\"}"));
        var vaults =
            new Vaults(
                java.util.List.of(
                    new AzureKeyVault(
                        Map.of(), program(), http, _ -> URI.create(server.address()))))) {
      assertThat(vaults.isReference("azure://a/b")).isTrue();
      assertThat(vaults.isReference("https://a/b")).isFalse();
      assertThat(vaults.isReference("azure://-a/b")).isFalse();
      assertThat(vaults.read(reference("nowhere://x/y"))).isInstanceOf(Vault.Failed.class);
    }
  }

  @Test
  void a_value_does_not_show_itself() {
    assertThat(SecretValue.of("in the clear").toString()).isEqualTo("***");
    assertThat(new Vault.Found(SecretValue.of("in the clear")).toString())
        .doesNotContain("in the clear");
  }

  @Test
  void env_files_are_read_as_loaders_do() {
    var entries =
        EnvFile.read(
            "# comment\nA=1 # why\nB = 'x # y'\n export C=\"l1\\nl2 \\\"q\\\"\"\nD=\nE=a#b\n"
                + "F=\"two\nlines\"\nnot a line\n");
    assertThat(entries.stream().map(e -> e.name() + "=" + e.value()))
        .containsExactly("A=1", "B=x # y", "C=l1\nl2 \"q\"", "D=", "E=a#b", "F=two\nlines");
  }
}

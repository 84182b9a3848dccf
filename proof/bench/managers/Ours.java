import dev.bailiwick.workstation.vault.*;
import dev.bailiwick.workstation.vault.aws.StoredSecrets;
import dev.bailiwick.workstation.vault.azure.AzureKeyVault;
import dev.bailiwick.workstation.vault.google.*;
import dev.bailiwick.workstation.vault.hashicorp.*;
import dev.bailiwick.workstation.vault.keychain.Keychain;
import dev.bailiwick.workstation.vault.onepassword.Items;
import dev.bailiwick.workstation.vault.sops.SopsFiles;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.*;

/// Our clients against the stub: what each reads, a line each.
final class Ours {
  public static void main(String[] words) {
    var plain = System.getenv("STUB_HTTP");
    var secure = System.getenv("STUB_HTTPS");
    var environment =
        new HashMap<>(
            Map.of(
                "VAULT_ADDR",
                plain,
                "VAULT_ROLE_ID",
                "role",
                "VAULT_SECRET_ID",
                "sid",
                "AWS_ENDPOINT_URL",
                plain,
                "AWS_REGION",
                "eu-central-1",
                "AWS_ACCESS_KEY_ID",
                "AK",
                "AWS_SECRET_ACCESS_KEY",
                System.getenv("STUB_AWS_SECRET"),
                "AWS_SESSION_TOKEN",
                "session"));
    environment.putAll(
        Map.of(
            "OP_CONNECT_HOST",
            plain,
            "OP_CONNECT_TOKEN",
            "of-connect",
            "AZURE_TENANT_ID",
            "tenant",
            "AZURE_CLIENT_ID",
            "id",
            "AZURE_CLIENT_SECRET",
            "s",
            "AZURE_AUTHORITY_HOST",
            secure,
            "CLOUDSDK_AUTH_ACCESS_TOKEN",
            "of-google"));
    var here = Path.of("").toAbsolutePath();
    var http = new JsonHttp();
    var program =
        new Program(
            Map.of(
                "PATH",
                System.getenv("PATH"),
                "PEERS",
                System.getenv("PEERS"),
                "SOPS_AGE_KEY",
                System.getenv("SOPS_AGE_KEY")),
            here);
    var bin = Path.of(System.getenv("PEERS"), "bin");
    var mac = new Program(Map.of("PATH", bin.toString(), "PEERS", System.getenv("PEERS")), here);
    var clock = InstantSource.system();
    try (var vaults =
            new Vaults(
                List.of(
                    new KeyValueVault(environment, here, http),
                    new LeasedSecrets(environment, here, http, clock),
                    new StoredSecrets(environment, here, program, http, clock),
                    new SecretVersions(
                        new AccessToken(environment, program, http, clock),
                        http,
                        URI.create(plain)),
                    new AzureKeyVault(environment, program, http, _ -> URI.create(secure)),
                    new SopsFiles(program),
                    new Keychain(mac),
                    new Items(environment, program, http)));
        var signedIn = new Vaults(List.of(new Items(Map.of(), program, http)))) {
      var all = new LinkedHashMap<String, String>();
      all.put("vault", "vault://kv/app#key");
      all.put("lease", "vaultlease://database/creds/app#password");
      all.put("aws", "aws://app#key");
      all.put("gcp", "gcp://p1/app");
      all.put("azure", "azure://v/app");
      all.put("onepassword", "op://Team/db/password");
      all.put("sops", "sops://sealed.json#db.users.0");
      all.put("keychain", "keychain://team/db");
      all.forEach((name, reference) -> say(name, vaults, reference));
      say("op", signedIn, "op://Team/db/password");
    }
  }

  private static void say(String name, Vaults vaults, String reference) {
    System.out.println(
        name
            + " "
            + switch (vaults.read(SecretReference.of(reference).orElseThrow())) {
              case Vault.Found(SecretValue value) -> value.environmentText();
              case Vault.Absent(String why) -> "ABSENT " + why;
              case Vault.Failed(String why) -> "FAILED " + why;
            });
  }
}

package dev.bailiwick.workstation.cli;

import dev.bailiwick.workstation.vault.JsonHttp;
import dev.bailiwick.workstation.vault.Program;
import dev.bailiwick.workstation.vault.Vaults;
import dev.bailiwick.workstation.vault.age.AgeFiles;
import dev.bailiwick.workstation.vault.aws.StoredSecrets;
import dev.bailiwick.workstation.vault.azure.AzureKeyVault;
import dev.bailiwick.workstation.vault.google.AccessToken;
import dev.bailiwick.workstation.vault.google.SecretVersions;
import dev.bailiwick.workstation.vault.hashicorp.KeyValueVault;
import dev.bailiwick.workstation.vault.hashicorp.LeasedSecrets;
import dev.bailiwick.workstation.vault.keychain.Keychain;
import dev.bailiwick.workstation.vault.onepassword.Items;
import dev.bailiwick.workstation.vault.sops.SopsFiles;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Every secrets manager there is.
final class SecretsManagers {
  private SecretsManagers() {}

  static Vaults of(Map<String, String> environment, Path home, Path root) {
    var http = new JsonHttp();
    var program = new Program(environment, root);
    var clock = InstantSource.system();
    return new Vaults(
        List.of(
            new KeyValueVault(environment, home, http),
            new LeasedSecrets(environment, home, http, clock),
            new StoredSecrets(environment, home, program, http, clock),
            new SecretVersions(
                new AccessToken(environment, program, http, clock),
                http,
                URI.create("https://secretmanager.googleapis.com")),
            new AzureKeyVault(
                environment,
                program,
                http,
                name -> URI.create("https://" + name + ".vault.azure.net")),
            new Items(environment, program, http),
            new SopsFiles(program),
            new AgeFiles(environment, home, program),
            new Keychain(program)));
  }
}

package dev.bailiwick.workstation.vault.aws;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import dev.bailiwick.workstation.vault.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who signs.
///
/// @param session the token of temporary credentials; empty for others
record AwsCredentials(String id, String secret, String session) {

  /// Those of the environment, of the shared credentials file, or of `aws configure
  /// export-credentials` (which knows single sign-on), in this order.
  static Optional<AwsCredentials> of(Map<String, String> environment, Path home, Program program) {
    var direct =
        of(
            environment.getOrDefault("AWS_ACCESS_KEY_ID", ""),
            environment.getOrDefault("AWS_SECRET_ACCESS_KEY", ""),
            environment.getOrDefault("AWS_SESSION_TOKEN", ""));
    if (direct.isPresent()) {
      return direct;
    }
    var profile = environment.getOrDefault("AWS_PROFILE", "default");
    var told = environment.getOrDefault("AWS_SHARED_CREDENTIALS_FILE", "");
    var kept = section(told.isEmpty() ? home.resolve(".aws/credentials") : Path.of(told), profile);
    return of(
            kept.getOrDefault("aws_access_key_id", ""),
            kept.getOrDefault("aws_secret_access_key", ""),
            kept.getOrDefault("aws_session_token", ""))
        .or(() -> exported(program, profile));
  }

  private static Optional<AwsCredentials> of(String id, String secret, String session) {
    return id.isEmpty() || secret.isEmpty()
        ? Optional.empty()
        : Optional.of(new AwsCredentials(id, secret, session));
  }

  private static Optional<AwsCredentials> exported(Program program, String profile) {
    var words =
        List.of(
            "aws", "configure", "export-credentials", "--format", "process", "--profile", profile);
    if (program.run(words, new byte[0]) instanceof Program.Printed printed
        && JsonReader.read(printed.line(), JsonReader.Limits.EVENT)
            instanceof JsonReader.Parsed(Json.Obj json)) {
      return of(
          json.string("AccessKeyId").orElse(""),
          json.string("SecretAccessKey").orElse(""),
          json.string("SessionToken").orElse(""));
    }
    return Optional.empty();
  }

  /// The region of the environment, or of the profile; empty text where none is told.
  static String region(Map<String, String> environment, Path home) {
    for (var name : List.of("AWS_REGION", "AWS_DEFAULT_REGION")) {
      if (!environment.getOrDefault(name, "").isEmpty()) {
        return environment.getOrDefault(name, "");
      }
    }
    var profile = environment.getOrDefault("AWS_PROFILE", "default");
    var header = profile.equals("default") ? profile : "profile " + profile;
    return section(home.resolve(".aws/config"), header).getOrDefault("region", "");
  }

  private static Map<String, String> section(Path file, String name) {
    var members = new LinkedHashMap<String, String>();
    try {
      boolean inside = false;
      for (var line : Files.isRegularFile(file) ? Files.readAllLines(file) : List.<String>of()) {
        var text = line.strip();
        if (text.startsWith("[")) {
          inside = text.equals("[" + name + "]");
        } else if (inside && text.indexOf('=') > 0) {
          int equals = text.indexOf('=');
          members.put(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
        }
      }
    } catch (IOException e) {
      return Map.of();
    }
    return members;
  }

  @Override
  public String toString() {
    return id;
  }
}

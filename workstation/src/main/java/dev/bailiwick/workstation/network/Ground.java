package dev.bailiwick.workstation.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a survey looks at.
///
/// @param root the repository's top folder
/// @param home the user's home folder
/// @param environment the variables that an assistant started here would have
/// @param system where the kernel's tables are; `/` but in tests
/// @param git what git is configured to do here
/// @param endpoint how the certificates of a host are seen
public record Ground(
    Path root,
    Path home,
    Map<String, String> environment,
    Path system,
    GitSettings git,
    Endpoint endpoint) {

  /// The value of a key of git's configuration, and the addresses of the remotes.
  public interface GitSettings {
    Optional<String> value(String key);

    List<String> remotes();
  }

  public Ground {
    environment = Map.copyOf(environment);
  }

  String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /// A small file's text; empty where there is none that can be read.
  static String text(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) < 1 << 20 ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }

  /// The lines of a table of the kernel's, whose file tells no size; none where it cannot be read.
  static List<String> kernel(Path file) {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(1 << 20), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /// An address without what stands before its host: a name and a password may.
  static String masked(String address) {
    return address.replaceAll("(?<=^|//)[^/@\\s]*@", "");
  }
}

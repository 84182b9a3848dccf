package dev.bailiwick.workstation.cli.policy;

import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.reading.PolicyProblem;
import dev.bailiwick.workstation.guard.PolicyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One policy file as it stands on the disk or in a commit.
record PolicyVersion(Path root, String name) {
  private static final int MOST_BYTES = 1 << 20;
  private static final int SECONDS = 20;

  /// A file where one stands there, else `REV:PATH`, or a bare revision's `bailiwick.yaml`.
  PolicyReader.Result read() {
    var file = file();
    if (file.isPresent()) {
      return PolicyFiles.only(root, List.of(file.get()));
    }
    var object = name.indexOf(':') > 0 ? name : name + ":bailiwick.yaml";
    var text = name.startsWith("-") || name.isBlank() ? Optional.<String>empty() : blob(object);
    return text.map(content -> read(object, content))
        .orElseGet(() ->
            new PolicyReader.Rejected(
                List.of(
                    new PolicyProblem(
                        name,
                        1,
                        "neither a file nor a git revision with a policy",
                        "write e.g. `bailiwick.yaml` or `HEAD~1:bailiwick.yaml`"))));
  }

  private static PolicyReader.Result read(String object, String text) {
    var path = object.substring(object.indexOf(':') + 1);
    return PolicyFiles.text(path, text);
  }

  private Optional<Path> file() {
    try {
      var named = Path.of(name);
      return Files.isRegularFile(named)
          ? Optional.of(named)
          : Optional.of(root.resolve(name)).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /// The raw content, without the filters a repository can name; a missing object is not fetched.
  private Optional<String> blob(String object) {
    try {
      var builder =
          new ProcessBuilder("git", "cat-file", "blob", object)
              .directory(root.toFile())
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().put("GIT_NO_LAZY_FETCH", "1");
      var process = builder.start();
      try (var out = process.getInputStream()) {
        var bytes = out.readNBytes(MOST_BYTES + 1);
        boolean ended = bytes.length <= MOST_BYTES && process.waitFor(SECONDS, TimeUnit.SECONDS);
        return ended && process.exitValue() == 0
            ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
            : Optional.empty();
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}

package dev.bailiwick.workstation.guard;

import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.reading.PolicyProblem;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.workstation.guard.waiver.HeldWaivers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Where the policy of a repository stands on this machine, and what came of reading it.
///
/// @param root the repository
/// @param user the folder of the user's own configuration
public record PolicyFiles(Path root, Path user) {
  private static final int MOST_BYTES = 1 << 20;
  private static final List<String> REPOSITORY =
      List.of(
          "bailiwick.yaml", ".claude/config.json", ".claudeignore", ".gitignore", ".gitattributes");
  private static final String TEAM = ".claude/team-policy.yaml";
  private static final String USER = "policy.yaml";

  /// The files that count, missing ones included.
  public List<Path> paths() {
    var paths = new ArrayList<Path>();
    paths.add(root.resolve(TEAM));
    REPOSITORY.forEach(name -> paths.add(root.resolve(name)));
    paths.add(user.resolve(USER));
    return paths;
  }

  /// All files that the policy in force is made from, missing ones included.
  List<Path> watched() {
    return Stream.concat(paths().stream(), HeldWaivers.paths(root, user).stream()).toList();
  }

  /// Reads them all; a file that stands there and cannot be read is a problem like any other.
  public PolicyReader.Result read() {
    return readWith(List.of());
  }

  /// Reads them all with texts that no file holds yet.
  public PolicyReader.Result readWith(List<PolicySource> more) {
    var sources = new ArrayList<>(more);
    var problems = new ArrayList<PolicyProblem>();
    add(Layer.TEAM, TEAM, root.resolve(TEAM), sources, problems);
    REPOSITORY.forEach(name -> add(Layer.REPOSITORY, name, root.resolve(name), sources, problems));
    add(Layer.USER, user.resolve(USER).toString(), user.resolve(USER), sources, problems);
    if (!problems.isEmpty()) {
      return new PolicyReader.Rejected(problems);
    }
    return switch (PolicyReader.read(sources)) {
      case PolicyReader.Read(var policy) -> new PolicyReader.Read(policy.with(waivers().counted()));
      case PolicyReader.Rejected rejected -> rejected;
    };
  }

  /// The waivers that count now, and why others do not.
  public HeldWaivers waivers() {
    return HeldWaivers.read(root, user, Instant.now());
  }

  /// Reads only the given files, as one repository's; a file outside it counts from the top all the
  /// same.
  public static PolicyReader.Result only(Path root, List<Path> files) {
    var sources = new ArrayList<PolicySource>();
    var problems = new ArrayList<PolicyProblem>();
    for (var file : files) {
      if (Files.notExists(file)) {
        problems.add(
            new PolicyProblem(
                file.toString(), 1, "no such file", "name a policy file that exists"));
      }
      var absolute = file.toAbsolutePath().normalize();
      var name = absolute.startsWith(root) ? root.relativize(absolute).toString() : file.toString();
      add(layer(file), name, file, sources, problems);
    }
    return problems.isEmpty() ? PolicyReader.read(sources) : new PolicyReader.Rejected(problems);
  }

  private static Layer layer(Path file) {
    return file.endsWith("team-policy.yaml") ? Layer.TEAM : Layer.REPOSITORY;
  }

  private static void add(
      Layer layer,
      String name,
      Path file,
      List<PolicySource> sources,
      List<PolicyProblem> problems) {
    try {
      if (Files.notExists(file)) {
        return;
      }
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        problems.add(new PolicyProblem(name, 1, "no regular file of at most 1 MiB", "replace it"));
        return;
      }
      sources.add(new PolicySource(layer, name, Files.readString(file, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      problems.add(
          new PolicyProblem(name, 1, "cannot be read", "check that it is UTF-8 text and its mode"));
    }
  }
}

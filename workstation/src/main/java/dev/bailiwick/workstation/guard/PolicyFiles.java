package dev.bailiwick.workstation.guard;

import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.reading.PolicyProblem;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.workstation.cedar.CedarReader;
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
          "bailiwick.yaml",
          "bailiwick.cedar",
          ".claude/config.json",
          ".claudeignore",
          ".gitignore",
          ".gitattributes");
  private static final List<String> TEAM =
      List.of(".claude/team-policy.yaml", ".claude/team-policy.cedar");
  private static final List<String> USER = List.of("policy.yaml", "policy.cedar");

  /// The files that count, missing ones included.
  public List<Path> paths() {
    var paths = new ArrayList<Path>();
    TEAM.forEach(name -> paths.add(root.resolve(name)));
    REPOSITORY.forEach(name -> paths.add(root.resolve(name)));
    USER.forEach(name -> paths.add(user.resolve(name)));
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
    TEAM.forEach(name -> add(Layer.TEAM, name, root.resolve(name), sources, problems));
    REPOSITORY.forEach(name -> add(Layer.REPOSITORY, name, root.resolve(name), sources, problems));
    for (var name : USER) {
      add(Layer.USER, user.resolve(name).toString(), user.resolve(name), sources, problems);
    }
    return switch (read(sources, problems)) {
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
      add(layer(name), name, file, sources, problems);
    }
    return read(sources, problems);
  }

  /// Reads one file's text.
  ///
  /// @param name relative to the repository
  public static PolicyReader.Result text(String name, String text) {
    return read(List.of(new PolicySource(layer(name), name, text)), List.of());
  }

  private static PolicyReader.Result read(
      List<PolicySource> sources, List<PolicyProblem> problems) {
    return problems.isEmpty()
        ? PolicyReader.read(sources, source -> new CedarReader(source).read())
        : new PolicyReader.Rejected(problems);
  }

  private static Layer layer(String name) {
    var file = name.substring(name.lastIndexOf('/') + 1);
    return file.startsWith("team-policy.") ? Layer.TEAM : Layer.REPOSITORY;
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

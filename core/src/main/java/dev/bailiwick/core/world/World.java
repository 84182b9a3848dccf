package dev.bailiwick.core.world;

import java.util.List;
import java.util.Optional;

/// What the core may see of the machine a call would run on. Thread-safe; every answer is bounded.
///
/// Paths are absolute, with `/` between components. An implementation answers from the real file
/// system; [InMemoryWorld] answers from a map. Nothing here opens a file for writing, runs a
/// program or reaches a host.
public interface World {

  /// What stands at a path, not following a link in the last component.
  enum Kind {
    FILE,
    DIRECTORY,
    LINK,
    OTHER,
    MISSING
  }

  /// What stands at the path itself. Links in the folders above it are followed, as the system
  /// does.
  Kind kind(String path);

  /// The raw text of the link at `path`, or empty where it is no link.
  Optional<String> linkTarget(String path);

  /// The names in the folder, unordered, at most `max`; empty where it is no readable folder.
  List<String> names(String path, int max);

  /// The file's text as UTF-8 (malformed bytes replaced) where it is a regular file of at most
  /// `maxBytes`; else empty.
  Optional<String> text(String path, int maxBytes);

  /// The value of an environment variable of the judged process, or empty.
  Optional<String> variable(String name);

  /// The home folder of the user.
  String home();

  /// The program a bare name finds on PATH, absolute, or empty.
  Optional<String> program(String name);

  /// True where the disk holding `path` does not tell upper from lower case.
  boolean foldsCase(String path);
}

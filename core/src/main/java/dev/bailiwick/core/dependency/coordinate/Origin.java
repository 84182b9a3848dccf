package dev.bailiwick.core.dependency.coordinate;

/// Where a dependency's bytes come from.
public sealed interface Origin {
  /// The ecosystem's own registry, or one the machine's settings name.
  Origin REGISTRY = new Registry("");

  /// @param url the registry's address as the file names it; empty for the usual one
  record Registry(String url) implements Origin {}

  /// A git repository; nobody but its owner vouches for what a branch holds tomorrow.
  ///
  /// @param commit the full id of a commit; empty where a branch or a tag is named
  record Git(String url, String commit) implements Origin {}

  /// An archive at an address.
  record Archive(String url) implements Origin {}

  /// A folder or a file of this machine, the repository's own packages among them.
  record Local(String path) implements Origin {}
}

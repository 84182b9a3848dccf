package dev.bailiwick.workstation.setup;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/// The hosts of a repository's remotes: git works with them every day.
public final class RemoteHosts {
  private static final Pattern URL =
      Pattern.compile("(?:https|ssh|git)://(?:[^/@]*@)?([A-Za-z0-9.-]+)(?::[0-9]+)?/.*");
  private static final Pattern SHORT =
      Pattern.compile("(?:[^/@:]+@)?([A-Za-z0-9.-]+\\.[A-Za-z0-9-]+):.*");

  private RemoteHosts() {}

  /// Sorted, without doubles; empty where there is no remote or none with a host.
  public static List<String> of(GitRepository git) {
    try {
      return git.remotes().stream().flatMap(url -> host(url).stream()).distinct().sorted().toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  private static List<String> host(String url) {
    for (var pattern : List.of(URL, SHORT)) {
      var matcher = pattern.matcher(url);
      if (matcher.matches()) {
        return List.of(matcher.group(1));
      }
    }
    return List.of();
  }
}

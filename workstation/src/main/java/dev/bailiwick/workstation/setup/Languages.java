package dev.bailiwick.workstation.setup;

import dev.bailiwick.core.policy.StarterPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The languages a repository is written in, by the build files at its top and in the folders
/// there.
public final class Languages {
  private static final int MOST_FOLDERS = 200;

  private Languages() {}

  /// Sorted, without doubles; empty where no build file is known.
  public static List<String> in(Path root) {
    var names = new HashSet<String>();
    for (var folder : names(root, names)) {
      if (!folder.startsWith(".") && !folder.equals("node_modules")) {
        names(root.resolve(folder), names);
      }
    }
    return StarterPolicy.languages(names).stream().sorted().toList();
  }

  /// Adds the folder's file names; gives the folders in it.
  private static Set<String> names(Path folder, Set<String> names) {
    var folders = new HashSet<String>();
    try (var entries = Files.newDirectoryStream(folder)) {
      for (var entry : entries) {
        var name = String.valueOf(entry.getFileName());
        names.add(name);
        if (folders.size() < MOST_FOLDERS && Files.isDirectory(entry)) {
          folders.add(name);
        }
      }
    } catch (IOException _) {
      // A folder that cannot be read shows no language.
      return folders;
    }
    return folders;
  }
}

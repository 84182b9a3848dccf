package dev.bailiwick.core.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A world of given files, links and variables; folders are implied by what stands in them.
public final class InMemoryWorld implements World {
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, String> links = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, String> programs = new HashMap<>();
  private final LinkedHashSet<String> folders = new LinkedHashSet<>(List.of("/"));
  private boolean foldsCase;

  public InMemoryWorld file(String path, String text) {
    files.put(path, text);
    return parents(path);
  }

  public InMemoryWorld folder(String path) {
    folders.add(path);
    return parents(path);
  }

  public InMemoryWorld link(String path, String target) {
    links.put(path, target);
    return parents(path);
  }

  public InMemoryWorld variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  public InMemoryWorld program(String name, String path) {
    programs.put(name, path);
    return this;
  }

  public InMemoryWorld foldingCase() {
    foldsCase = true;
    return this;
  }

  private InMemoryWorld parents(String path) {
    for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      folders.add(path.substring(0, slash));
    }
    return this;
  }

  @Override
  public Kind kind(String path) {
    var real = parentResolved(path, 0);
    if (links.containsKey(real)) {
      return Kind.LINK;
    }
    if (files.containsKey(real)) {
      return Kind.FILE;
    }
    return folders.contains(real) ? Kind.DIRECTORY : Kind.MISSING;
  }

  @Override
  public Optional<String> linkTarget(String path) {
    return Optional.ofNullable(links.get(parentResolved(path, 0)));
  }

  @Override
  public List<String> names(String path, int max) {
    var real = resolved(path, 0);
    var prefix = real.equals("/") ? "/" : real + "/";
    var names = new LinkedHashSet<String>();
    for (var all : List.of(files.keySet(), links.keySet(), folders)) {
      for (var entry : all) {
        if (entry.startsWith(prefix)
            && entry.length() > prefix.length()
            && entry.indexOf('/', prefix.length()) < 0) {
          names.add(entry.substring(prefix.length()));
        }
      }
    }
    return new ArrayList<>(names).subList(0, Math.min(max, names.size()));
  }

  @Override
  public Optional<String> text(String path, int maxBytes) {
    return Optional.ofNullable(files.get(resolved(path, 0)))
        .filter(text -> text.length() <= maxBytes);
  }

  @Override
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  @Override
  public String home() {
    return variables.getOrDefault("HOME", "/home/dev");
  }

  @Override
  public Optional<String> program(String name) {
    return Optional.ofNullable(programs.get(name));
  }

  @Override
  public boolean foldsCase(String path) {
    return foldsCase;
  }

  /// The path with links followed in all components.
  private String resolved(String path, int depth) {
    var real = parentResolved(path, depth);
    var target = links.get(real);
    if (target == null || depth > 40) {
      return real;
    }
    return resolved(target.startsWith("/") ? target : folderOf(real) + "/" + target, depth + 1);
  }

  private String parentResolved(String path, int depth) {
    var clean =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    int slash = clean.lastIndexOf('/');
    var name = clean.substring(slash + 1);
    if (slash < 0 || clean.equals("/")) {
      return clean;
    }
    var folder = slash == 0 ? "" : resolved(clean.substring(0, slash), depth);
    return switch (name) {
      case "", "." -> folder.isEmpty() ? "/" : folder;
      case ".." -> folder.isEmpty() ? "/" : folderOf(folder).isEmpty() ? "/" : folderOf(folder);
      default -> (folder.equals("/") ? "" : folder) + "/" + name;
    };
  }

  private static String folderOf(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}

package dev.bailiwick.core.command.embedded;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Path objects of Python's `pathlib`.
final class PythonPaths {
  private static final Set<String> PLAIN =
      Set.of(
          "exists",
          "is_file",
          "is_dir",
          "is_symlink",
          "is_absolute",
          "is_mount",
          "stat",
          "lstat",
          "match",
          "full_match",
          "samefile",
          "owner",
          "group",
          "as_uri",
          "relative_to",
          "is_relative_to",
          "is_relative",
          "__str__");
  private static final Set<String> PARTS =
      Set.of("name", "stem", "suffix", "suffixes", "parts", "anchor", "root", "drive");
  private static final Set<String> OTHERS =
      Set.of("with_suffix", "with_name", "with_stem", "readlink", "rename", "replace", "walk");

  private final Found found;
  private final Roles roles;

  PythonPaths(Found found, Roles roles) {
    this.found = found;
    this.roles = roles;
  }

  Value member(Value text, String name) {
    if (PARTS.contains(name)) {
      return Value.OPAQUE;
    }
    if (name.equals("parent")) {
      return new Value.FilePath(parent(text));
    }
    if (!name.equals("parents")) {
      found.unknown("a member of a path that is not known");
    }
    return new Value.Items(List.of(new Value.FilePath(Value.OPAQUE)));
  }

  private static Value parent(Value text) {
    if (!(text instanceof Value.Text(Set<String> choices))) {
      return Value.OPAQUE;
    }
    return Value.text(
        choices.stream()
            .map(p -> p.lastIndexOf('/') > 0 ? p.substring(0, p.lastIndexOf('/')) : p + "/..")
            .collect(Collectors.toSet()));
  }

  private static Value orUntold(@Nullable Value value) {
    return value == null ? Value.OPAQUE : value;
  }

  Value method(Value text, String name, Arguments arguments) {
    if (PLAIN.contains(name)) {
      return Value.OPAQUE;
    }
    switch (name) {
      case "read_text", "read_bytes" -> roles.each("a read", 'R', text);
      case "write_text", "write_bytes", "mkdir", "touch", "chmod" ->
          roles.each("a write", 'W', text);
      case "open" -> roles.opened("open", text, arguments.at(0, "mode"));
      case "unlink", "rmdir" -> roles.each("a removal", 'D', text);
      case "rename", "replace" -> {
        roles.pair("a rename", 'M', text, arguments.at(0, "target"));
      }
      case "symlink_to" -> roles.pair("a link", 'L', orUntold(arguments.at(0, "target")), text);
      case "hardlink_to" -> roles.pair("a link", 'K', orUntold(arguments.at(0, "target")), text);
      case "iterdir", "glob", "rglob" -> {
        return new Value.Items(List.of(new Value.FilePath(Value.OPAQUE)));
      }
      case "resolve", "absolute" -> {
        return new Value.FilePath(text);
      }
      case "as_posix" -> {
        return text;
      }
      case "expanduser" -> {
        return new Value.FilePath(expand(text));
      }
      case "joinpath" -> {
        List<Value> parts = new java.util.ArrayList<>(List.of(text));
        parts.addAll(arguments.positional());
        return new Value.FilePath(Value.joinPath(parts));
      }
      default -> {
        if (!OTHERS.contains(name)) {
          found.unknown("a method of a path that is not known");
        }
      }
    }
    return OTHERS.contains(name) ? new Value.FilePath(Value.OPAQUE) : Value.OPAQUE;
  }

  /// The path with a leading `~` replaced; another user's home folder is not known.
  Value expand(Value path) {
    Value text = path instanceof Value.FilePath(Value inner) ? inner : path;
    if (!(text instanceof Value.Text(Set<String> choices))) {
      return Value.OPAQUE;
    }
    Set<String> expanded = new LinkedHashSet<>();
    for (String choice : choices) {
      if (choice.startsWith("~") && !choice.equals("~") && !choice.startsWith("~/")) {
        return Value.OPAQUE;
      }
      expanded.add(choice.startsWith("~") ? found.home() + choice.substring(1) : choice);
    }
    return Value.text(expanded);
  }
}

package dev.bailiwick.core.redact.gateway;

import java.util.List;
import java.util.Optional;

/// Which of an assistant's tools write local files, and what those files hold now. A secret comes
/// back only into such a write, of a file that holds it already or where the user wrote the secret
/// in a prompt; into a command or anything else that could leave it never does.
///
/// @param tools the writing tools by their names, as the model calls them
public record LocalWrites(List<Tool> tools, Files files) {

  /// No tool writes: nothing comes back.
  public static final LocalWrites NONE = new LocalWrites(List.of(), (_, _) -> false);

  /// How a tool is told what to write.
  public enum Form {
    /// An object with the file's path in one of its members.
    MEMBERS,
    /// A patch in plain text, whose `*** Update File: PATH` lines name the files.
    PATCH
  }

  /// @param paths the members that hold the path; empty for a patch
  public record Tool(String name, Form form, List<String> paths) {
    public Tool {
      paths = List.copyOf(paths);
    }
  }

  /// The files of this machine. Thread-safe.
  public interface Files {

    /// True where the file at the path holds the value now. False for what cannot be read.
    boolean holds(String path, String value);
  }

  public LocalWrites {
    tools = List.copyOf(tools);
  }

  Optional<Tool> tool(String name) {
    return tools.stream().filter(tool -> tool.name().equals(name)).findFirst();
  }
}

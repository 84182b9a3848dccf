package dev.bailiwick.core.effect;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One thing a tool call would do, with the place in the input that causes it.
public sealed interface Effect {

  Place place();

  /// The content of a file, or of the files in a tree, reaches the caller or a program.
  record Reads(Target target, Place place) implements Effect {}

  /// A file is made, changed or replaced; a folder is made.
  record Writes(Target target, Place place) implements Effect {}

  /// A file or tree is removed, or moved away.
  record Deletes(Target target, Place place) implements Effect {}

  /// A program starts. `known` says that the other effects of the call are all there is to it;
  /// where it is false the program is opaque, and only an `execute.allow` line can cover it.
  record Runs(Invocation invocation, boolean known, Place place) implements Effect {}

  /// A host is contacted.
  record Reaches(Host host, Place place) implements Effect {}

  /// The value of an environment variable reaches the caller or a program's arguments; `*` for all
  /// of them.
  record Exposes(String variable, Place place) implements Effect {}

  /// Something that steers a program beyond this call, or switches a guard off: a hook path, a
  /// scheduled job, an escape switch. `subject` says what, in a few words.
  record Controls(String subject, Place place) implements Effect {}

  /// A tool outside our sight is called (an MCP server's): only a `tools.allow` line can cover it.
  record Calls(String tool, Place place) implements Effect {}

  /// Something that cannot be told. `reason` is one short clause without secrets.
  record Unknown(String reason, Place place) implements Effect {}

  /// Where in the input the effect comes from: the input's field and UTF-16 offsets in it, end
  /// exclusive.
  record Place(String field, int start, int end) {
    public static final Place WHOLE = new Place("", 0, 0);
  }

  /// A program as it is called.
  ///
  /// @param program the base name, links followed, lower-case only where the disk folds case
  /// @param words the words as evaluated, the program's own spelling first
  /// @param options each option in the call with every spelling of it, e.g. `[-r, -R,
  ///   --recursive]`; values left out
  /// @param operands what is no option and no option's value, in order
  /// @param commands how many of the operands, from the first, name a subcommand of the program
  /// @param folders every folder it may run in, absolute; empty where that cannot be told
  /// @param plain other words that say the same as far as an allow line is concerned: without the
  ///   options in front of the subcommand that change nothing about it
  /// @param named words that name a file whose content the program uses and does not show
  /// @param shown what the program does, where it is a script of the repository whose text tells
  ///   all
  record Invocation(
      String program,
      List<String> words,
      List<List<String>> options,
      List<String> operands,
      int commands,
      List<String> folders,
      List<String> plain,
      Set<String> named,
      Optional<Shown> shown) {
    public Invocation(
        String program,
        List<String> words,
        List<List<String>> options,
        List<String> operands,
        int commands,
        List<String> folders) {
      this(program, words, options, operands, commands, folders, words, Set.of(), Optional.empty());
    }

    public Invocation {
      plain = List.copyOf(plain);
      named = Set.copyOf(named);
      words = List.copyOf(words);
      options = options.stream().map(List::copyOf).toList();
      operands = List.copyOf(operands);
      folders = List.copyOf(folders);
    }

    /// The same call with this for what it shows.
    public Invocation showing(Optional<Shown> other) {
      return new Invocation(
          program, words, options, operands, commands, folders, plain, named, other);
    }
  }

  /// What a script does by its own text.
  ///
  /// @param script the file, absolute
  /// @param effects all of them; none is unknown
  record Shown(String script, List<Effect> effects) {
    public Shown {
      effects = List.copyOf(effects);
    }
  }
}

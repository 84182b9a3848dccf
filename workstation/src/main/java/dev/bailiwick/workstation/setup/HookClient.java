package dev.bailiwick.workstation.setup;

import java.util.List;

/// The program that carries an assistant's event to the daemon, as a hook calls it.
public interface HookClient {

  /// Its words, the program first, for the assistant; compiled where there is a compiler.
  List<String> words(String agent);

  /// What [#words] would most likely answer, without compiling anything.
  List<String> planned(String agent);
}

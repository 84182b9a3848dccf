package dev.bailiwick.workstation.setup;

import dev.bailiwick.workstation.store.Places;
import java.nio.file.Path;
import java.util.List;

/// What setup and doctor need of the rest of the program.
public interface Surroundings {

  Places places();

  /// The `bailiwick` that hooks call, absolute.
  Path launcher();

  HookClient client();

  ModelRoads models();

  /// The assistants that can be brought under guard; each is asked for its version.
  List<AgentInstall> agents();

  /// A starter policy for the languages and the hosts of the repository's remotes.
  String starter(List<String> languages, List<String> hosts, boolean strict);

  /// The patterns of files that nobody may read here, as the policy spells them; those of the
  /// starter where the repository has no policy yet.
  List<String> readDeny(Path root);

  /// What a sandbox can hold of the policy that counts here.
  ///
  /// @param starter the policy that setup writes where the repository has none yet
  AgentInstall.Box box(Path root, String starter);

  /// Starts the daemon, or finds it running; [SetupRefused] where it does not come up. Its port and
  /// token stand in their places afterwards.
  void startDaemon();
}

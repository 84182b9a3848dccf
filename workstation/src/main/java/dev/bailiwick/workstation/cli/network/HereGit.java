package dev.bailiwick.workstation.cli.network;

import dev.bailiwick.workstation.network.Ground;
import dev.bailiwick.workstation.setup.GitRepository;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Git's settings in a folder; none where it is no repository.
record HereGit(Optional<GitRepository> repository) implements Ground.GitSettings {

  @Override
  public Optional<String> value(String key) {
    return repository.flatMap(git -> git.setting(key));
  }

  @Override
  public List<String> remotes() {
    try {
      return repository.isPresent() ? repository.get().remotes() : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}

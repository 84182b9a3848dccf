package dev.bailiwick.workstation.egress;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.daemon.Answers;
import dev.bailiwick.workstation.daemon.ModelRoad;
import dev.bailiwick.workstation.store.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The daemon's answers with the proxy beside them: it opens before anybody can connect and closes
/// with the daemon. Thread-safe.
public final class ProxiedAnswers implements Answers {
  private final Answers answers;
  private final Border border;
  private final Path port;
  private volatile @Nullable EgressProxy proxy;

  /// @param port the file that keeps the proxy's port, so that it stays the same over restarts
  public ProxiedAnswers(Answers answers, Border border, Path port) {
    this.answers = answers;
    this.border = border;
    this.port = port;
  }

  @Override
  public void warmUp() {
    answers.warmUp();
    var kept = PrivateFile.read(port).filter(text -> text.matches("[0-9]{1,5}"));
    var opened = opened(kept.map(Integer::parseInt).orElse(0));
    proxy = opened;
    PrivateFile.write(port, opened.port() + "\n");
  }

  private EgressProxy opened(int wanted) {
    try {
      return EgressProxy.start(wanted, border);
    } catch (IOException e) {
      if (wanted == 0) {
        throw new UncheckedIOException("no port for the proxy", e);
      }
      return opened(0);
    }
  }

  @Override
  public String answer(String agent, Json.Obj event) {
    return answers.answer(agent, event);
  }

  @Override
  public Optional<String> refusal(String agent, Json.Obj event, String reason) {
    return answers.refusal(agent, event, reason);
  }

  @Override
  public ModelRoad models() {
    return answers.models();
  }

  @Override
  public List<String> complaints() {
    return new ArrayList<>(answers.complaints());
  }

  @Override
  public void close() {
    var open = proxy;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the proxy", e);
    } finally {
      answers.close();
    }
  }
}

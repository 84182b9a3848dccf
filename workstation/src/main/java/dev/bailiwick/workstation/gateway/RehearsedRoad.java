package dev.bailiwick.workstation.gateway;

import dev.bailiwick.workstation.agent.ModelSide;
import dev.bailiwick.workstation.daemon.Exchange;
import dev.bailiwick.workstation.daemon.ModelRoad;
import dev.bailiwick.workstation.guard.RepositoryGuard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The gateway, and once in its life a rehearsal of it beside the first requests: a conversation of
/// the daemon with itself, so that no assistant waits for compilers. Thread-safe.
///
/// It begins when the daemon listens where a repository has a gateway, else with the first request.
/// What it needs stands in a folder of its own and is gone when it ends; no log of a repository
/// tells of it.
public final class RehearsedRoad implements ModelRoad {

  /// Where a rehearsal takes place.
  ///
  /// @param folder whose content does not outlive it
  /// @param guards opens the guard of a repository in that folder
  public record Stage(Path folder, Function<Path, RepositoryGuard> guards) {}

  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private final Gateway gateway;
  private final Gateway.Ports ports;
  private final List<ModelSide> sides;
  private final Stage stage;
  private final CountDownLatch end = new CountDownLatch(1);
  private int port;
  private @Nullable Thread thread;
  private volatile @Nullable Rehearsal rehearsal;

  public RehearsedRoad(Gateway.Ports ports, List<ModelSide> sides, Stage stage) {
    this.gateway = new Gateway(ports, sides);
    this.ports = ports;
    this.sides = List.copyOf(sides);
    this.stage = stage;
  }

  @Override
  public void serve(Exchange exchange) throws IOException {
    var rehearsed = rehearsal;
    if (rehearsed != null && rehearsed.isAt(exchange.head().path())) {
      rehearsed.serve(exchange);
      return;
    }
    begin();
    gateway.serve(exchange);
  }

  @Override
  public void warmUp(int listening) {
    synchronized (this) {
      port = listening;
    }
    if (!ports.registrations().isEmpty()) {
      begin();
    }
  }

  private synchronized void begin() {
    if (port > 0 && thread == null) {
      int listening = port;
      thread = Thread.ofPlatform().daemon().name("rehearsal").start(() -> rehearse(listening));
    }
  }

  private void rehearse(int listening) {
    try (var opened = Rehearsal.open(ports, sides, stage)) {
      rehearsal = opened;
      opened.run(listening, end);
    } catch (IOException | RuntimeException e) {
      ports
          .failures()
          .keep(e instanceof RuntimeException known ? known : new IllegalStateException(e));
    } finally {
      rehearsal = null;
    }
  }

  @Override
  public void close() {
    end.countDown();
    @Nullable Thread running;
    synchronized (this) {
      running = thread;
    }
    try {
      if (running != null) {
        running.join(LONGEST_END);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    gateway.close();
  }
}

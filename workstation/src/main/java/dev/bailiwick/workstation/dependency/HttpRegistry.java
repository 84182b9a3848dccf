package dev.bailiwick.workstation.dependency;

import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.PackageFacts;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageName;
import dev.bailiwick.core.dependency.registry.Registry;
import dev.bailiwick.core.dependency.registry.RegistryAddresses;
import dev.bailiwick.core.dependency.registry.RegistryAnswers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The registries over HTTP, all questions at once under one deadline, with what was told before
/// kept on the disk. Thread-safe.
///
/// An answer that comes too late is kept all the same: the next time it is there. Without an
/// answer, what was told in the last days still counts, since a release does not get younger; that
/// a package is missing counts for minutes alone, since anybody may register the name.
public final class HttpRegistry implements Registry {
  private static final int LARGEST = 48 << 20;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final String AGENT = "bailiwick (dependency check)";

  private final Map<Ecosystem, String> bases;
  private final FactsCache cache;
  private final Duration deadline;
  private final Duration patience;
  private final HttpClient client;
  private final Map<Question, CompletableFuture<PackageFacts>> running = new ConcurrentHashMap<>();

  /// @param bases addresses in the place of the usual ones
  /// @param deadline for all questions of one call
  public HttpRegistry(Map<Ecosystem, String> bases, FactsCache cache, Duration deadline) {
    this.bases = Map.copyOf(bases);
    this.cache = cache;
    this.deadline = deadline;
    this.patience = deadline.multipliedBy(8);
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  @Override
  public Map<PackageName, PackageFacts> facts(Collection<Question> questions) {
    long end = System.nanoTime() + deadline.toNanos();
    var answers = new HashMap<PackageName, PackageFacts>();
    var waiting = new HashMap<Question, Future<PackageFacts>>();
    for (var question : questions) {
      var kept = cache.fresh(base(question), question);
      if (kept.isPresent()) {
        answers.put(question.name(), kept.get());
      } else {
        waiting.put(question, started(question));
      }
    }
    waiting.forEach(
        (question, future) -> answers.put(question.name(), awaited(question, future, end)));
    return answers;
  }

  @Override
  public Map<PackageName, PackageFacts> kept(Collection<Question> questions) {
    var answers = new HashMap<PackageName, PackageFacts>();
    for (var question : questions) {
      var kept = cache.fresh(base(question), question);
      answers.put(
          question.name(),
          kept.orElseGet(() -> old(question, new PackageFacts.Unknown("nobody was asked"))));
    }
    return answers;
  }

  private String base(Question question) {
    var ecosystem = question.name().ecosystem();
    return bases.getOrDefault(ecosystem, RegistryAddresses.usual(ecosystem));
  }

  /// The answer to come, of a request that runs already or is started now.
  private Future<PackageFacts> started(Question question) {
    var fresh = new CompletableFuture<PackageFacts>();
    var earlier = running.putIfAbsent(question, fresh);
    if (earlier != null) {
      return earlier;
    }
    Thread.ofVirtual()
        .name("registry")
        .start(() -> {
          PackageFacts answer = new PackageFacts.Unknown("its name makes no address");
          try {
            answer = asked(question);
          } catch (IllegalArgumentException _) {
            // What is no address is no package either, but nobody said so.
          } finally {
            running.remove(question, fresh);
            fresh.complete(answer);
          }
        });
    return fresh;
  }

  private PackageFacts awaited(Question question, Future<PackageFacts> future, long end) {
    try {
      var answer = future.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      return answer instanceof PackageFacts.Unknown ? old(question, answer) : answer;
    } catch (TimeoutException _) {
      return old(
          question,
          new PackageFacts.Unknown(
              "no answer from the registry within " + deadline.toMillis() + " ms; try again"));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new PackageFacts.Unknown("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private PackageFacts old(Question question, PackageFacts otherwise) {
    return cache.old(base(question), question).orElse(otherwise);
  }

  private PackageFacts asked(Question question) {
    var name = question.name();
    var base = base(question);
    var addresses = base.isEmpty() ? List.<String>of() : RegistryAddresses.facts(base, name);
    if (addresses.isEmpty()) {
      return new PackageFacts.Unknown("its registry is not known");
    }
    try {
      var texts = new ArrayList<String>();
      for (var address : addresses) {
        got(address).ifPresent(texts::add);
      }
      if (texts.isEmpty()) {
        return kept(question, new PackageFacts.Missing());
      }
      var known = RegistryAnswers.read(name, texts);
      return known.isEmpty()
          ? new PackageFacts.Unknown("the registry's answer cannot be read")
          : kept(question, dated(known.get(), question, base));
    } catch (IOException e) {
      return new PackageFacts.Unknown("the registry cannot be reached");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new PackageFacts.Unknown("interrupted");
    }
  }

  private PackageFacts kept(Question question, PackageFacts facts) {
    cache.keep(base(question), question, facts);
    return facts;
  }

  private Known dated(Known facts, Question question, String base)
      throws IOException, InterruptedException {
    var version = question.version();
    var address = RegistryAddresses.date(base, question.name(), version);
    boolean told =
        version.isEmpty()
            || facts.release(version).filter(one -> one.published() != null).isPresent();
    if (told || address.isEmpty()) {
      return facts;
    }
    var date = date(address.get());
    return date.isEmpty() ? facts : RegistryAnswers.dated(facts, version, date.get());
  }

  private HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(patience)
        .header("User-Agent", AGENT)
        .header("Accept", "application/json, */*;q=0.5");
  }

  /// Empty where there is no such thing.
  private Optional<String> got(String address) throws IOException, InterruptedException {
    var answer =
        client.send(request(address).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
    try (var body = answer.body()) {
      if (answer.statusCode() == NOT_FOUND || answer.statusCode() == GONE) {
        return Optional.empty();
      }
      if (answer.statusCode() != 200) {
        throw new IOException("the server answers " + answer.statusCode());
      }
      var bytes = body.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new IOException("an answer of over " + (LARGEST >> 20) + " MiB");
      }
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  /// The date that an `.info` tells, or of a file's last change.
  private Optional<Instant> date(String address) throws IOException, InterruptedException {
    if (address.endsWith(".info")) {
      var name = new PackageName(Ecosystem.GO, "x");
      return got(address)
          .flatMap(text -> RegistryAnswers.read(name, List.of(text)))
          .flatMap(one -> one.releases().stream().findFirst())
          .flatMap(one -> Optional.ofNullable(one.published()));
    }
    var answer =
        client.send(
            request(address).method("HEAD", HttpRequest.BodyPublishers.noBody()).build(),
            HttpResponse.BodyHandlers.discarding());
    try {
      return answer.statusCode() == 200
          ? answer
              .headers()
              .firstValue("last-modified")
              .map(text ->
                  ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
          : Optional.empty();
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}

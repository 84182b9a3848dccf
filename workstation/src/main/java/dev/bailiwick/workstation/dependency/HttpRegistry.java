package dev.bailiwick.workstation.dependency;

import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.PackageFacts;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageFacts.Need;
import dev.bailiwick.core.dependency.registry.PackageName;
import dev.bailiwick.core.dependency.registry.Registry;
import dev.bailiwick.core.dependency.registry.RegistryAddresses;
import dev.bailiwick.core.dependency.registry.RegistryAnswers;
import dev.bailiwick.core.dependency.registry.RegistryNeeds;
import dev.bailiwick.core.dependency.registry.Resolutions;
import dev.bailiwick.core.dependency.registry.Resolved;
import dev.bailiwick.core.dependency.version.Version;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
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
  private static final int LINES = 48;

  /// No policy that is known asks for more.
  private static final Duration RECENT = Duration.ofDays(30);

  private static final int OLDER = 3;

  private final Map<Ecosystem, String> bases;
  private final FactsCache cache;
  private final Duration deadline;
  private final Duration longer;
  private final RegistryHttp http;
  private final InFlight<Question, PackageFacts> facts = new InFlight<>(LINES);
  private final InFlight<Question, Optional<List<Need>>> needs = new InFlight<>(LINES);

  private final Resolutions resolutions = new Resolutions(new Trees());

  /// @param bases addresses in the place of the usual ones
  /// @param deadline for all questions of one call
  /// @param longer as well, for those about what its packages bring with them
  public HttpRegistry(
      Map<Ecosystem, String> bases, FactsCache cache, Duration deadline, Duration longer) {
    this.bases = Map.copyOf(bases);
    this.cache = cache;
    this.deadline = deadline;
    this.longer = longer;
    this.http = new RegistryHttp(deadline.multipliedBy(8));
  }

  @Override
  public Map<PackageName, PackageFacts> facts(Collection<Question> questions) {
    return facts(questions, System.nanoTime() + deadline.toNanos());
  }

  @Override
  public Map<Question, List<Need>> needs(Collection<Question> releases) {
    return needs(releases, System.nanoTime() + deadline.toNanos());
  }

  @Override
  public Instant until(Question question) {
    return cache.until(base(question), question);
  }

  @Override
  public Resolutions resolutions() {
    return resolutions;
  }

  @Override
  public Registry patient() {
    return new Patient(System.nanoTime() + longer.toNanos());
  }

  /// All that is asked by way of it is answered before one end.
  private final class Patient implements Registry {
    private final long end;

    Patient(long end) {
      this.end = end;
    }

    @Override
    public Map<PackageName, PackageFacts> facts(Collection<Question> questions) {
      return HttpRegistry.this.facts(questions, end);
    }

    @Override
    public Map<Question, List<Need>> needs(Collection<Question> releases) {
      return HttpRegistry.this.needs(releases, end);
    }

    @Override
    public Instant until(Question question) {
      return HttpRegistry.this.until(question);
    }

    @Override
    public Resolutions resolutions() {
      return resolutions;
    }

    @Override
    public Registry patient() {
      return this;
    }

    @Override
    public Registry silent() {
      return HttpRegistry.this.silent();
    }
  }

  @Override
  public Registry silent() {
    return new Silent();
  }

  /// Trees, beside the facts that they were resolved from.
  private final class Trees implements Resolutions.Store {
    @Override
    public Optional<byte[]> read(Resolved.Key root) {
      return cache.tree(base(root.ecosystem()), root);
    }

    @Override
    public void write(Resolved.Key root, byte[] tree) {
      cache.keepTree(base(root.ecosystem()), root, tree);
    }
  }

  /// What was told before.
  private final class Silent implements Registry {
    @Override
    public Map<PackageName, PackageFacts> facts(Collection<Question> questions) {
      var answers = new HashMap<PackageName, PackageFacts>();
      for (var question : questions) {
        var kept = cache.fresh(base(question), question);
        answers.put(
            question.name(),
            kept.orElseGet(() -> old(question, new PackageFacts.Unknown("nobody was asked"))));
      }
      return answers;
    }

    @Override
    public Map<Question, List<Need>> needs(Collection<Question> releases) {
      var answers = new HashMap<Question, List<Need>>();
      releases.forEach(question ->
          cache.needs(base(question), question).ifPresent(all -> answers.put(question, all)));
      return answers;
    }

    @Override
    public Instant until(Question question) {
      return HttpRegistry.this.until(question);
    }

    @Override
    public Resolutions resolutions() {
      return resolutions;
    }

    @Override
    public Registry patient() {
      return this;
    }

    @Override
    public Registry silent() {
      return this;
    }
  }

  private Map<PackageName, PackageFacts> facts(Collection<Question> questions, long end) {
    var answers = new HashMap<PackageName, PackageFacts>();
    var waiting = new HashMap<Question, Future<PackageFacts>>();
    for (var question : questions) {
      var kept = cache.fresh(base(question), question);
      if (kept.isPresent()) {
        answers.put(question.name(), kept.get());
      } else {
        waiting.put(
            question,
            facts.started(
                question,
                () -> asked(question),
                new PackageFacts.Unknown("its name makes no address")));
      }
    }
    waiting.forEach((question, future) -> {
      var answer =
          awaited(future, end)
              .orElseGet(
                  () -> new PackageFacts.Unknown("no answer from the registry in time; try again"));
      answers.put(
          question.name(), answer instanceof PackageFacts.Unknown ? old(question, answer) : answer);
    });
    return answers;
  }

  private Map<Question, List<Need>> needs(Collection<Question> releases, long end) {
    var answers = new HashMap<Question, List<Need>>();
    var waiting = new HashMap<Question, Future<Optional<List<Need>>>>();
    for (var question : releases) {
      var base = base(question);
      var address = RegistryAddresses.needs(base, question.name(), question.version());
      var kept = cache.needs(base, question);
      if (kept.isPresent()) {
        answers.put(question, kept.get());
      } else if (address.isPresent()) {
        waiting.put(
            question,
            needs.started(question, () -> needed(question, address.get()), Optional.empty()));
      } else if (cache.old(base, question).isPresent()) {
        // The facts tell what comes with a release; of some they tell nothing.
        answers.put(question, List.of());
      }
    }
    waiting.forEach((question, future) ->
        awaited(future, end).flatMap(one -> one).ifPresent(one -> answers.put(question, one)));
    return answers;
  }

  private String base(Question question) {
    return base(question.name().ecosystem());
  }

  private String base(Ecosystem ecosystem) {
    return bases.getOrDefault(ecosystem, RegistryAddresses.usual(ecosystem));
  }

  /// Empty where the answer does not come before the end.
  private static <A> Optional<A> awaited(Future<A> future, long end) {
    try {
      return Optional.of(future.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
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
        http.got(address).ifPresent(texts::add);
      }
      if (texts.isEmpty()) {
        return kept(question, new PackageFacts.Missing());
      }
      var known = RegistryAnswers.read(name, texts);
      return known.isEmpty()
          ? new PackageFacts.Unknown("the registry's answer cannot be read")
          : kept(question, olderDated(dated(known.get(), question, base), question, base));
    } catch (IOException e) {
      return new PackageFacts.Unknown("the registry cannot be reached");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new PackageFacts.Unknown("interrupted");
    }
  }

  /// A release that its registry tells nothing of brings nothing that could be told.
  private Optional<List<Need>> needed(Question question, String address) {
    try {
      var text = http.got(address);
      var read =
          text.isEmpty()
              ? Optional.of(List.<Need>of())
              : RegistryNeeds.read(question.name().ecosystem(), text.get());
      read.ifPresent(all -> cache.keepNeeds(base(question), question, all));
      return read;
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private PackageFacts kept(Question question, PackageFacts facts) {
    return cache.keep(base(question), question, facts);
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

  /// Go's and Maven's registries date one release at a time: where the newest is young, so are some
  /// before it, until one is old enough to take its place.
  private Known olderDated(Known facts, Question question, String base)
      throws IOException, InterruptedException {
    var ecosystem = question.name().ecosystem();
    var recent = cache.now().minus(RECENT);
    boolean isYoung =
        facts.releases().stream()
            .anyMatch(one -> one.published() != null && one.published().isAfter(recent));
    if (!isYoung || RegistryAddresses.date(base, question.name(), "1").isEmpty()) {
      return facts;
    }
    var finished = new TreeMap<Version, String>(Comparator.reverseOrder());
    for (var release : facts.releases()) {
      ecosystem
          .version(release.version())
          .filter(version -> !version.isPrerelease() && release.published() == null)
          .ifPresent(version -> finished.put(version, release.version()));
    }
    var all = facts;
    for (var version : finished.values().stream().limit(OLDER).toList()) {
      all = dated(all, new Question(question.name(), version), base);
      if (all.release(version)
          .filter(one -> one.published() != null && one.published().isBefore(recent))
          .isPresent()) {
        return all;
      }
    }
    return all;
  }

  /// The date that an `.info` tells, or of a file's last change.
  private Optional<Instant> date(String address) throws IOException, InterruptedException {
    if (!address.endsWith(".info")) {
      return http.changed(address);
    }
    var name = new PackageName(Ecosystem.GO, "x");
    return http.got(address)
        .flatMap(text -> RegistryAnswers.read(name, List.of(text)))
        .flatMap(one -> one.releases().stream().findFirst())
        .flatMap(one -> Optional.ofNullable(one.published()));
  }
}

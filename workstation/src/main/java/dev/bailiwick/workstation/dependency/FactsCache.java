package dev.bailiwick.workstation.dependency;

import dev.bailiwick.core.dependency.registry.FactForm;
import dev.bailiwick.core.dependency.registry.PackageFacts;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageFacts.Need;
import dev.bailiwick.core.dependency.registry.PackageFacts.Release;
import dev.bailiwick.core.dependency.registry.PackageName;
import dev.bailiwick.core.dependency.registry.Registry.Question;
import dev.bailiwick.core.dependency.registry.Resolved;
import dev.bailiwick.workstation.store.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What registries have told, a file a package, the last ones in memory, and the trees that were
/// resolved from it. Thread-safe. A file that cannot be read or written is as if nothing was told.
public final class FactsCache {
  private static final Duration FRESH = Duration.ofHours(12);
  private static final Duration MISSING = Duration.ofMinutes(5);
  private static final Duration OLD = Duration.ofDays(14);
  private static final int IN_MEMORY = 512;
  private static final int HEAD = 1 + Long.BYTES;
  private static final int FORM = 1;

  /// @param facts without what the releases bring with them
  /// @param form of which that is read; null for a package that is missing
  private record Told(PackageFacts facts, @Nullable FactForm form, Instant at) {}

  private final Path folder;
  private final InstantSource clock;
  private final Map<String, Told> memory =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
          return size() > IN_MEMORY;
        }
      };

  public FactsCache(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /// UTC.
  Instant now() {
    return clock.instant();
  }

  /// What was told lately enough to need no new question.
  Optional<PackageFacts> fresh(String base, Question question) {
    return told(base, question)
        .filter(told -> clock.instant().isBefore(end(told)))
        .map(Told::facts);
  }

  /// Until when [#fresh] tells it; the beginning of time where nothing was told.
  Instant until(String base, Question question) {
    return told(base, question).map(FactsCache::end).orElse(Instant.EPOCH);
  }

  private static Instant end(Told told) {
    return told.at().plus(told.facts() instanceof PackageFacts.Missing ? MISSING : FRESH);
  }

  /// What was told before, where nobody answers now; never that a package is missing.
  Optional<PackageFacts> old(String base, Question question) {
    return told(base, question)
        .filter(told -> told.facts() instanceof Known)
        .filter(this::isRemembered)
        .map(Told::facts);
  }

  private boolean isRemembered(Told told) {
    return Duration.between(told.at(), clock.instant()).compareTo(OLD) < 0;
  }

  /// What is told from now on, as [#fresh] will.
  PackageFacts keep(String base, Question question, PackageFacts facts) {
    var key = key(base, question);
    var at = clock.instant();
    var form = facts instanceof Known known ? FactForm.of(known) : null;
    var told = told(form, at).orElse(new Told(facts, form, at));
    remember(key, told);
    var body = form == null ? new byte[0] : form.bytes();
    var content = ByteBuffer.allocate(HEAD + body.length);
    write(key, content.put((byte) FORM).putLong(at.toEpochMilli()).put(body).array());
    return told.facts();
  }

  private void write(String key, byte[] content) {
    try {
      PrivateFile.write(folder.resolve(key), content);
    } catch (UncheckedIOException _) {
      // The next call asks again.
    }
  }

  private void remember(String key, Told told) {
    synchronized (memory) {
      memory.put(key, told);
    }
  }

  /// What a release brings with it, which does not change; empty where that was not told.
  Optional<List<Need>> needs(String base, Question release) {
    return needs(base, release, release).or(() -> needs(base, apart(release), release));
  }

  private Optional<List<Need>> needs(String base, Question file, Question release) {
    return told(base, file)
        .filter(this::isRemembered)
        .flatMap(told -> Optional.ofNullable(told.form()))
        .flatMap(form -> form.needs(release.version()));
  }

  void keepNeeds(String base, Question release, List<Need> needs) {
    var one = new Release(release.version(), null, false, false, needs);
    keep(base, apart(release), new Known(List.of(one), release.version()));
  }

  /// No package has a blank in its name.
  private static Question apart(Question release) {
    var name = release.name();
    return new Question(
        new PackageName(name.ecosystem(), name.name() + " " + release.version()),
        release.version());
  }

  Optional<byte[]> tree(String base, Resolved.Key root) {
    return bytes(treeKey(base, root));
  }

  void keepTree(String base, Resolved.Key root, byte[] tree) {
    write(treeKey(base, root), tree);
  }

  private static String treeKey(String base, Resolved.Key root) {
    return "tree-"
        + digest(
            base
                + "\n"
                + root.ecosystem().purlType()
                + "\n"
                + root.need().name()
                + "\n"
                + root.need().requirement());
  }

  private Optional<Told> told(String base, Question question) {
    var key = key(base, question);
    synchronized (memory) {
      var known = memory.get(key);
      if (known != null) {
        return Optional.of(known);
      }
    }
    var read = bytes(key).flatMap(FactsCache::read);
    read.ifPresent(told -> remember(key, told));
    return read;
  }

  private static Optional<Told> read(byte[] content) {
    if (content.length < HEAD || content[0] != FORM) {
      return Optional.empty();
    }
    var at = Instant.ofEpochMilli(ByteBuffer.wrap(content, 1, Long.BYTES).getLong());
    return content.length == HEAD
        ? told(null, at)
        : FactForm.read(Arrays.copyOfRange(content, HEAD, content.length))
            .flatMap(form -> told(form, at));
  }

  /// Empty where the form is broken.
  private static Optional<Told> told(@Nullable FactForm form, Instant at) {
    return form == null
        ? Optional.of(new Told(new PackageFacts.Missing(), null, at))
        : form.known().map(known -> new Told(known, form, at));
  }

  private Optional<byte[]> bytes(String key) {
    try {
      var file = folder.resolve(key);
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// The version counts where its date is asked for by itself.
  private static String key(String base, Question question) {
    var name = question.name();
    var version =
        switch (name.ecosystem()) {
          case GO, MAVEN -> question.version();
          case NPM, PYPI, CRATES, RUBYGEMS, PACKAGIST, NUGET, DEBIAN -> "";
        };
    return name.ecosystem().purlType() + "-" + digest(base + "\n" + name + "\n" + version);
  }

  private static String digest(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.bailiwick.core.pipeline.arrival;

import dev.bailiwick.core.command.CommandEffects;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.dependency.admission.AdmissionRules;
import dev.bailiwick.core.dependency.admission.AdmissionRules.Word;
import dev.bailiwick.core.dependency.admission.Candidate.Standing;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.install.Installation;
import dev.bailiwick.core.dependency.manifest.ManifestKind;
import dev.bailiwick.core.dependency.registry.PackageFacts;
import dev.bailiwick.core.dependency.registry.PackageName;
import dev.bailiwick.core.dependency.registry.Registry;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.policy.rule.Settings;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Judges the packages that a call would bring in. Thread-safe.
///
/// A call that brings in none costs the look at its programs' names. Registries are asked about
/// newcomers alone, all at once.
public final class Arrivals {
  /// What holds where the policy says nothing: pnpm's and Yarn's own wait (2026).
  private static final Duration USUAL_AGE = Duration.ofDays(1);

  private static final int SESSIONS = 1_000;
  private static final int FILES = 64;

  private final PackageWorld packages;
  private final CommandArrivals commands;
  private final EmbeddedArrivals embedded;
  private final EditArrivals edits;
  private final CompanyMemory memory = new CompanyMemory();
  private final Map<String, Set<String>> changed =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
          return size() > SESSIONS;
        }
      };

  public Arrivals(PackageWorld packages, CommandEffects shell, World world) {
    var projects = new ProjectFiles(world);
    this.packages = packages;
    var sources = new OtherSources(world);
    this.commands = new CommandArrivals(projects, world, sources);
    this.embedded = new EmbeddedArrivals(shell, world, commands);
    this.edits = new EditArrivals(projects, sources, embedded);
  }

  /// Where and under what a call is judged.
  ///
  /// @param session whose call it is; empty for none
  /// @param cwd the folder the call runs in
  /// @param root the repository's folder
  /// @param quiet whether no registry may be asked: a name is the assistant's word, and would carry
  ///   out what the session has read
  /// @param now UTC
  public record Surroundings(
      String session,
      String cwd,
      String root,
      Settings.Dependencies settings,
      boolean quiet,
      Instant now) {}

  /// Empty where nothing comes in, or nothing is against what does.
  public Optional<Decision> decision(
      ToolCall call, List<Effect> effects, Surroundings surroundings) {
    var arrivals = arrivals(call, effects, surroundings);
    if (arrivals.isEmpty()) {
      return Optional.empty();
    }
    return decided(call, arrivals, surroundings);
  }

  private List<Arrival> arrivals(ToolCall call, List<Effect> effects, Surroundings surroundings) {
    if (call instanceof ToolCall.WriteFile write) {
      for (var effect : effects) {
        if (effect instanceof Effect.Writes(var target, _)) {
          return edits.of(write, target.path(), surroundings.root());
        }
      }
      return List.of();
    }
    var written = written(effects);
    written.removeIf(path -> !isNear(path, effects, surroundings));
    var found =
        new ArrayList<>(
            commands.of(
                effects,
                surroundings.cwd(),
                surroundings.root(),
                changed(surroundings.session()),
                false));
    found.addAll(embedded.named(effects, surroundings.cwd(), surroundings.root()));
    for (int i = 0; i < found.size() && !written.isEmpty(); i++) {
      var arrival = found.get(i);
      if (arrival.entries().stream().anyMatch(entry -> entry.word().isEmpty())
          || arrival.entries().isEmpty()) {
        found.set(
            i,
            arrival.doubting(
                "the same command writes "
                    + written.iterator().next()
                    + ", which cannot be read before"));
      }
    }
    if (call instanceof ToolCall.Shell shell) {
      found.addAll(edits.of(shell, effects, surroundings.root()));
    }
    return found;
  }

  /// Remembers what a call that goes on writes by a command: a later install reads it.
  public void goesOn(ToolCall call, List<Effect> effects, Surroundings surroundings) {
    if (call instanceof ToolCall.WriteFile || surroundings.session().isEmpty()) {
      return;
    }
    var written = written(effects);
    if (!written.isEmpty()) {
      synchronized (changed) {
        var known = changed.computeIfAbsent(surroundings.session(), _ -> new LinkedHashSet<>());
        known.addAll(written);
        while (known.size() > FILES) {
          known.remove(known.iterator().next());
        }
      }
    }
  }

  private Set<String> changed(String session) {
    synchronized (changed) {
      return Set.copyOf(changed.getOrDefault(session, Set.of()));
    }
  }

  /// Manifests and lock files that something else than a package manager writes.
  private static Set<String> written(List<Effect> effects) {
    var managers = new HashSet<Effect.Place>();
    for (var effect : effects) {
      if (effect instanceof Effect.Runs(var call, _, var place) && Installation.isManager(call)) {
        managers.add(place);
      }
    }
    var written = new LinkedHashSet<String>();
    for (var effect : effects) {
      if (effect instanceof Effect.Writes(var target, var place)
          && !managers.contains(place)
          && ManifestKind.of(target.path()).isPresent()) {
        written.add(target.path());
      }
    }
    return written;
  }

  /// A file that a manager called here can read: in a project's folders, or named by it.
  private static boolean isNear(String path, List<Effect> effects, Surroundings surroundings) {
    return path.startsWith(surroundings.root() + "/")
        || path.startsWith(surroundings.cwd() + "/")
        || effects.stream()
            .anyMatch(effect ->
                effect instanceof Effect.Runs(var call, _, _)
                    && (call.words().stream().anyMatch(word -> word.contains(path))
                        || call.folders().stream().anyMatch(path::startsWith)));
  }

  private Optional<Decision> decided(ToolCall call, List<Arrival> told, Surroundings surroundings) {
    var rules = rules(surroundings.settings(), surroundings.now());
    var registry = registry(surroundings);
    var arrivals = GoModules.resolved(told, registry);
    var judging =
        new Judging(
            rules,
            packages.advisories().get(),
            facts(arrivals, registry),
            surroundings.settings().isDeep() ? registry.patient() : null,
            memory,
            Optional.empty());
    boolean warns = "warn".equals(surroundings.settings().pinned());
    Decision decision = new Decision.Allow(List.of(), "");
    var text =
        call instanceof ToolCall.Shell shell
            ? Optional.of(shell.command())
            : Optional.<String>empty();
    for (var arrival : arrivals) {
      var one = new Answers(call, arrival, text, warns).decision(judging);
      if (one instanceof Decision.Rewrite(Json.Obj input, var _, var _)) {
        text = input.string("command");
      }
      decision = both(decision, one);
    }
    return decision instanceof Decision.Allow && decision.rules().isEmpty()
        ? Optional.empty()
        : Optional.of(decision);
  }

  /// The stricter; of two rewritings the later, which holds the earlier.
  private static Decision both(Decision first, Decision second) {
    boolean later =
        first instanceof Decision.Rewrite && second instanceof Decision.Rewrite
            || first.rules().isEmpty() && second.strictness() == first.strictness();
    return later ? second : Decision.strictest(first, second);
  }

  /// What a policy's section comes to, with what holds where it says nothing.
  public static AdmissionRules rules(Settings.Dependencies settings, Instant now) {
    var age = settings.minimumAge();
    return new AdmissionRules(
        "required".equals(settings.pinned()) || "warn".equals(settings.pinned()),
        age == null ? USUAL_AGE : age,
        age != null,
        word(settings.lifecycleScripts()),
        word(settings.offline()),
        settings.ignores(),
        now);
  }

  private static Word word(@org.jspecify.annotations.Nullable String text) {
    return text == null ? Word.ASK : Word.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private Registry registry(Surroundings surroundings) {
    var registry = packages.registries().apply(surroundings.settings().registries());
    return surroundings.quiet() ? registry.silent() : registry;
  }

  private static Map<PackageName, PackageFacts> facts(List<Arrival> arrivals, Registry registry) {
    var asked = new LinkedHashSet<Registry.Question>();
    for (var arrival : arrivals) {
      for (var entry : arrival.entries()) {
        var candidate = entry.candidate();
        if (candidate.standing() != Standing.LOCKED
            && candidate.dependency().origin() instanceof Origin.Registry
            && arrival.how().registry().isEmpty()
            && !candidate.dependency().name().isEmpty()) {
          asked.add(
              new Registry.Question(
                  PackageName.of(candidate.dependency()), candidate.dependency().version()));
        }
      }
    }
    return asked.isEmpty() ? Map.of() : registry.facts(asked);
  }
}

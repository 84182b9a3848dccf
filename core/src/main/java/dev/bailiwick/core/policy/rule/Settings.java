package dev.bailiwick.core.policy.rule;

import dev.bailiwick.core.classify.Level;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.dependency.audit.Ignore;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a policy says beyond permissions, for the rooms that carry it out.
///
/// @param classification the levels in the order `critical`, `confidential`, `internal`, `public`,
///   each as often as a source states it
/// @param placeholders what a name becomes when code is shared (`sanitize.names`)
/// @param secrets where the value of a variable is kept, by its name (`secrets`)
public record Settings(
    List<LevelRules> classification,
    Map<String, String> placeholders,
    Map<String, String> secrets,
    Dependencies dependencies,
    Review review,
    Logging logging) {
  public static final Settings SILENT = ofLevels(List.of());

  /// The section of lines that stand in a `.gitattributes`: they lift a level and lower none.
  public static final String ATTRIBUTES = "gitattributes";

  public Settings {
    classification = List.copyOf(classification);
    placeholders = Map.copyOf(placeholders);
    secrets = Map.copyOf(secrets);
  }

  /// Levels alone.
  public static Settings ofLevels(List<LevelRules> levels) {
    return new Settings(
        levels, Map.of(), Map.of(), Dependencies.SILENT, Review.SILENT, Logging.SILENT);
  }

  /// One level of one source. `content` holds kinds of content, e.g. `secret`, `pii`; `terms` are
  /// words that must not leave.
  public record LevelRules(
      String level,
      List<String> paths,
      List<String> content,
      List<String> terms,
      Decision.Rule rule) {
    public LevelRules {
      paths = List.copyOf(paths);
      content = List.copyOf(content);
      terms = List.copyOf(terms);
    }
  }

  /// How a dependency comes in; a null says nothing.
  ///
  /// @param pinned `required`, `warn` or `off`
  /// @param lifecycleScripts `deny`, `ask` or `allow`
  /// @param offline `deny` or `ask`: what a newcomer gets that no registry answers for
  /// @param depth `all` or `direct`: whether what a newcomer brings with it is judged too
  /// @param registries addresses that stand in a registry's place, by ecosystem; the uppermost
  ///   source that names one decides
  /// @param ignores of all sources
  public record Dependencies(
      @Nullable String pinned,
      @Nullable Duration minimumAge,
      @Nullable String lifecycleScripts,
      @Nullable String offline,
      @Nullable String depth,
      Map<Ecosystem, String> registries,
      List<Ignore> ignores) {
    public static final Dependencies SILENT =
        new Dependencies(null, null, null, null, null, Map.of(), List.of());

    public Dependencies {
      registries = Map.copyOf(registries);
      ignores = List.copyOf(ignores);
    }

    /// Where nothing is said, to the last.
    public boolean isDeep() {
      return !"direct".equals(depth);
    }

    Dependencies and(Dependencies lower) {
      var addresses = new HashMap<>(lower.registries);
      addresses.putAll(registries);
      var all = new ArrayList<>(ignores);
      all.addAll(lower.ignores);
      return new Dependencies(
          strictest(List.of("required", "warn", "off"), pinned, lower.pinned),
          longest(minimumAge, lower.minimumAge),
          strictest(List.of("deny", "ask", "allow"), lifecycleScripts, lower.lifecycleScripts),
          strictest(List.of("deny", "ask"), offline, lower.offline),
          strictest(List.of("all", "direct"), depth, lower.depth),
          addresses,
          all);
    }
  }

  /// Who looks at what an assistant wrote; a null says nothing.
  ///
  /// @param aiGeneratedCode `required` or `optional`
  /// @param securityChanges `senior`, `required` or `optional`
  public record Review(@Nullable String aiGeneratedCode, @Nullable String securityChanges) {
    public static final Review SILENT = new Review(null, null);

    Review and(Review lower) {
      var order = List.of("senior", "required", "optional");
      return new Review(
          strictest(order, aiGeneratedCode, lower.aiGeneratedCode),
          strictest(order, securityChanges, lower.securityChanges));
    }
  }

  /// What is recorded; a null says nothing. Recording, once on, stays on; prompts, once off, stay
  /// off; for the rest the uppermost source that speaks decides.
  public record Logging(
      @Nullable Boolean enabled,
      @Nullable String level,
      @Nullable String file,
      @Nullable Boolean includePrompts,
      @Nullable Boolean includeCommands,
      @Nullable Boolean durable) {
    public static final Logging SILENT = new Logging(null, null, null, null, null, null);

    Logging and(Logging lower) {
      return new Logging(
          either(enabled, lower.enabled),
          level == null ? lower.level : level,
          file == null ? lower.file : file,
          both(includePrompts, lower.includePrompts),
          includeCommands == null ? lower.includeCommands : includeCommands,
          either(durable, lower.durable));
    }
  }

  /// This, tightened by a lower source.
  public Settings and(Settings lower) {
    var levels = new ArrayList<>(classification);
    levels.addAll(lower.classification);
    var order = Level.words();
    levels.sort(java.util.Comparator.comparingInt(rules -> order.indexOf(rules.level())));
    var names = new LinkedHashMap<>(lower.placeholders);
    names.putAll(placeholders);
    var kept = new LinkedHashMap<>(lower.secrets);
    kept.putAll(secrets);
    return new Settings(
        levels,
        names,
        kept,
        dependencies.and(lower.dependencies),
        review.and(lower.review),
        logging.and(lower.logging));
  }

  private static @Nullable String strictest(
      List<String> order, @Nullable String first, @Nullable String second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return order.indexOf(first) <= order.indexOf(second) ? first : second;
  }

  private static @Nullable Duration longest(@Nullable Duration first, @Nullable Duration second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return first.compareTo(second) >= 0 ? first : second;
  }

  private static @Nullable Boolean either(@Nullable Boolean first, @Nullable Boolean second) {
    return first == null ? second : second == null ? first : Boolean.valueOf(first || second);
  }

  private static @Nullable Boolean both(@Nullable Boolean first, @Nullable Boolean second) {
    return first == null ? second : second == null ? first : Boolean.valueOf(first && second);
  }
}

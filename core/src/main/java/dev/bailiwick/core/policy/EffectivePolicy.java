package dev.bailiwick.core.policy;

import dev.bailiwick.core.classify.Label;
import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.path.CanonicalPaths;
import dev.bailiwick.core.path.Glob;
import dev.bailiwick.core.path.PathName;
import dev.bailiwick.core.policy.judging.AllowedHosts;
import dev.bailiwick.core.policy.judging.Finding;
import dev.bailiwick.core.policy.judging.Judge;
import dev.bailiwick.core.policy.judging.LevelPaths;
import dev.bailiwick.core.policy.judging.Placed;
import dev.bailiwick.core.policy.judging.Ruleset;
import dev.bailiwick.core.policy.judging.Situation;
import dev.bailiwick.core.policy.judging.Touched;
import dev.bailiwick.core.policy.rule.PathList;
import dev.bailiwick.core.policy.rule.PolicyLine;
import dev.bailiwick.core.policy.rule.PolicyTest;
import dev.bailiwick.core.policy.rule.Settings;
import dev.bailiwick.core.policy.rule.Waiver;
import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// All layers as one policy: denials are united, an effect must be covered by every source that
/// states an allow list for its kind, approvals must be agreed. A layer that states no list leaves
/// the matter to the others; where none states it, the answer is a question. Thread-safe.
public final class EffectivePolicy {
  private static final int MOST_PLACES = 64;
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[/\\\\]");

  private final Ruleset ruleset;
  private final String fingerprint;
  private final ContentLevels contents;
  private final Map<PathList.Place, Placed> places = new ConcurrentHashMap<>();

  EffectivePolicy(Ruleset ruleset, String fingerprint) {
    this.ruleset = ruleset;
    this.fingerprint = fingerprint;
    this.contents = new ContentLevels(ruleset.settings());
  }

  /// A decision, and the guarded matter the call would take in where it runs.
  ///
  /// @param effects what was judged: the situation's effects, and what the scripts do that it runs
  public record Judgement(Decision decision, Optional<Touched> touched, List<Effect> effects) {
    public Judgement {
      effects = List.copyOf(effects);
    }
  }

  /// What the situation comes to. What goes wrong inside is thrown; the corridor denies.
  public Judgement judgement(Situation situation, World world) {
    var judge = settled(situation, world);
    var decision = judge.decision();
    return new Judgement(decision, judge.touched(), judge.effects());
  }

  /// The decision alone.
  public Decision judge(Situation situation, World world) {
    return judgement(situation, world).decision();
  }

  /// The levels of files below the root.
  public Classification classification(String root, World world) {
    var paths = new CanonicalPaths(world, root);
    var place = new PathList.Place(roots(root, paths), homes(world, paths), false);
    return new Classification(new LevelPaths(settings(), waivers(), place), contents, place);
  }

  /// The label of the file as the waivers leave it: under each name that the path goes by, or not
  /// at all.
  public Label waived(String path, Label label, String root, World world) {
    var canonical = new CanonicalPaths(world, root).of(path);
    var levels = classification(root, world);
    return canonical.names().stream()
        .map(name -> levels.waived(name.text(), label))
        .reduce(Label::strictest)
        .orElse(label);
  }

  /// What a JSON value's texts and numbers say by the policy's terms and detectors; empty where no
  /// content changes a level. Secrets are not looked for.
  public Optional<Label> contentLabel(Json json) {
    if (contents.isSilent()) {
      return Optional.empty();
    }
    var text = new StringBuilder();
    json.leaves()
        .forEach(leaf -> {
          switch (leaf) {
            case Json.Str(var value, _) -> text.append(value).append('\n');
            case Json.Num(var literal, _) -> text.append(literal).append('\n');
            case Json.Obj _, Json.Arr _, Json.Bool _, Json.Null _ -> {}
          }
        });
    return Optional.of(contents.of(Label.UNLABELLED, text.toString(), false));
  }

  private static List<String> roots(String root, CanonicalPaths paths) {
    boolean absolute = root.startsWith("/") || DRIVE.matcher(root).lookingAt();
    return absolute ? texts(paths.of(root)) : List.of();
  }

  private static List<String> homes(World world, CanonicalPaths paths) {
    return world.home().startsWith("/") ? texts(paths.of(world.home())) : List.of();
  }

  /// The judge of the situation with what the scripts do that it runs.
  private Judge settled(Situation situation, World world) {
    var judge = judgeOf(situation, world);
    return judge.settled().map(effects -> judgeOf(situation.with(effects), world)).orElse(judge);
  }

  private Judge judgeOf(Situation situation, World world) {
    var paths = new CanonicalPaths(world, situation.cwd());
    var roots = roots(situation.root(), paths);
    var homes = homes(world, paths);
    return new Judge(
        ruleset,
        situation,
        world,
        paths,
        folded -> placed(new PathList.Place(roots, homes, folded)));
  }

  private static List<String> texts(CanonicalPaths.Canonical canonical) {
    return canonical.names().stream().map(PathName::text).toList();
  }

  private Placed placed(PathList.Place place) {
    var known = places.get(place);
    if (known != null) {
      return known;
    }
    if (places.size() >= MOST_PLACES) {
      places.clear();
    }
    try {
      return places.computeIfAbsent(place, key -> new Placed(ruleset, key));
    } catch (Glob.BadGlob bad) {
      // Never taken for a fault of the call, which would be a question where a line denies.
      throw new IllegalStateException("a pattern of the policy cannot be placed", bad);
    }
  }

  /// One effect with what the rules say to it, and every line that was looked at.
  ///
  /// @param findings the strictest decides; never empty
  /// @param considered the lines of the effect's kind, in the order of the layers
  public record Explained(
      Effect effect, List<Finding> findings, List<PolicyLine> considered, Decision decision) {
    public Explained {
      findings = List.copyOf(findings);
      considered = List.copyOf(considered);
    }
  }

  /// Each effect by itself, in order. What the call itself adds (a denied tool, an escape switch)
  /// is part of [#judge] alone.
  public List<Explained> explain(Situation situation, World world) {
    var judge = settled(situation, world);
    var all = new ArrayList<Explained>();
    for (var effect : judge.effects()) {
      var findings = new ArrayList<>(judge.of(effect));
      findings.addAll(judge.conditions(effect));
      var sections = sections(effect);
      var considered = lines().stream().filter(line -> sections.contains(line.section())).toList();
      all.add(new Explained(effect, findings, considered, Judge.decide(findings)));
    }
    return all;
  }

  private static List<String> sections(Effect effect) {
    return switch (effect) {
      case Effect.Reads _ ->
          List.of(
              "read.deny",
              "claudeignore",
              "gitignore",
              "read.allow",
              "autoApprove.read",
              "autoApprove.grep",
              "security.required",
              "default");
      case Effect.Writes _ ->
          List.of(
              "write.deny",
              "claudeignore",
              "execute.deny",
              "write.allow",
              "autoApprove.write",
              "security.required",
              "default");
      case Effect.Deletes _ ->
          List.of(
              "delete.deny",
              "write.deny",
              "claudeignore",
              "delete.allow",
              "write.allow",
              "autoApprove.write",
              "default");
      case Effect.Runs _ -> List.of("execute.deny", "execute.allow", "autoApprove.bash", "default");
      case Effect.Reaches _ ->
          List.of("network.deny", "network.httpsOnly", "network.allow", "default");
      case Effect.Calls _ -> List.of("tools.deny", "tools.allow", "default");
      case Effect.Exposes _, Effect.Controls _ -> List.of("security.prohibited");
      case Effect.Unknown _ -> List.of();
    };
  }

  /// Every line that holds, uppermost layer first, in the order of the files.
  public List<PolicyLine> lines() {
    return ruleset.sources().stream().flatMap(source -> source.lines().stream()).toList();
  }

  /// The hosts that a program without a judge may open, see [AllowedHosts].
  public List<String> allowedHosts() {
    return AllowedHosts.of(ruleset);
  }

  /// Whether something beside lists is said, so that the same call can be answered in two ways.
  public boolean isConditional() {
    return !ruleset.conditions().isEmpty();
  }

  /// What the policy says beyond permissions.
  public Settings settings() {
    return ruleset.settings();
  }

  /// The policy's own tests.
  public List<PolicyTest> tests() {
    return ruleset.sources().stream().flatMap(source -> source.tests().stream()).toList();
  }

  /// SHA-256 over layers, names and texts of the files, in hex.
  public String fingerprint() {
    return fingerprint;
  }

  /// The waivers that lower labels now.
  public List<Waiver> waivers() {
    return ruleset.waivers();
  }

  /// The same policy with waivers that were verified and have not expired; they replace others.
  public EffectivePolicy with(List<Waiver> waivers) {
    var texts = waivers.stream().map(Waiver::text).toList();
    return waivers.isEmpty() && waivers().isEmpty()
        ? this
        : new EffectivePolicy(ruleset.with(waivers), PolicyReader.digest(fingerprint, texts));
  }

  Ruleset ruleset() {
    return ruleset;
  }
}

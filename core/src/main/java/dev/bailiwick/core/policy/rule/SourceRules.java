package dev.bailiwick.core.policy.rule;

import dev.bailiwick.core.decision.Decision;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All that one policy file says. Where an `allow` is empty-handed ([Optional#empty]) the file does
/// not state the list; a stated empty list covers nothing.
public final class SourceRules {

  /// The kinds of file effects that have lists of their own.
  public enum FileKind {
    READ,
    WRITE,
    DELETE
  }

  /// The kinds of call that `autoApprove` speaks of.
  public enum Approval {
    READ,
    GLOB,
    GREP,
    WRITE,
    BASH
  }

  /// `autoApprove` for one kind.
  public record Approved(boolean value, Decision.Rule rule) {}

  private final Builder parts;
  private final CommandList executeDeny;
  private final Optional<CommandList> executeAllow;

  private SourceRules(Builder parts) {
    this.parts = parts;
    this.executeDeny = new CommandList(parts.executeDeny);
    this.executeAllow = Optional.ofNullable(parts.executeAllow).map(CommandList::new);
  }

  public Layer layer() {
    return parts.layer;
  }

  public String file() {
    return parts.file;
  }

  /// Every effective line, in the order of the file.
  public List<PolicyLine> lines() {
    return List.copyOf(parts.lines);
  }

  public PathList deny(FileKind kind) {
    return new PathList(parts.deny.getOrDefault(kind, List.of()));
  }

  public Optional<PathList> allow(FileKind kind) {
    return Optional.ofNullable(parts.allow.get(kind)).map(PathList::new);
  }

  /// What the `> TARGET` lines of `execute.deny` name.
  public PathList writeTargets() {
    return new PathList(parts.writeTargets);
  }

  /// What `.gitignore` names and no build makes again: read only after a question.
  public PathList ignored() {
    return new PathList(parts.ignored);
  }

  public CommandList executeDeny() {
    return executeDeny;
  }

  public Optional<CommandList> executeAllow() {
    return executeAllow;
  }

  public List<HostPattern> networkDeny() {
    return List.copyOf(parts.networkDeny);
  }

  public Optional<List<HostPattern>> networkAllow() {
    return Optional.ofNullable(parts.networkAllow).map(List::copyOf);
  }

  public Optional<Decision.Rule> httpsOnly() {
    return Optional.ofNullable(parts.httpsOnly);
  }

  public List<NameLine> toolsDeny() {
    return List.copyOf(parts.toolsDeny);
  }

  public Optional<List<NameLine>> toolsAllow() {
    return Optional.ofNullable(parts.toolsAllow).map(List::copyOf);
  }

  public Optional<Approved> approved(Approval approval) {
    return Optional.ofNullable(parts.autoApprove.get(approval));
  }

  /// The rule `default: deny`.
  public Optional<Decision.Rule> defaultDeny() {
    return Optional.ofNullable(parts.defaultDeny);
  }

  /// A demand of the team policy by the guide's name, e.g. `disabling_security`.
  public Optional<Decision.Rule> demand(String name) {
    return Optional.ofNullable(parts.demands.get(name));
  }

  public Settings settings() {
    return parts.settings;
  }

  public List<PolicyTest> tests() {
    return List.copyOf(parts.tests);
  }

  /// Gathers what a file says, line by line; one thread.
  public static final class Builder {
    private final Layer layer;
    private final String file;
    private final List<PolicyLine> lines = new ArrayList<>();
    private final Map<FileKind, List<PathList.Entry>> deny = new EnumMap<>(FileKind.class);
    private final Map<FileKind, List<PathList.Entry>> allow = new EnumMap<>(FileKind.class);
    private final List<PathList.Entry> writeTargets = new ArrayList<>();
    private final List<PathList.Entry> ignored = new ArrayList<>();
    private final List<CommandEntry> executeDeny = new ArrayList<>();
    private @Nullable List<CommandEntry> executeAllow;
    private final List<HostPattern> networkDeny = new ArrayList<>();
    private @Nullable List<HostPattern> networkAllow;
    private final List<NameLine> toolsDeny = new ArrayList<>();
    private @Nullable List<NameLine> toolsAllow;
    private final Map<Approval, Approved> autoApprove = new EnumMap<>(Approval.class);
    private final Map<String, Decision.Rule> demands = new TreeMap<>();
    private final List<PolicyTest> tests = new ArrayList<>();
    private Decision.@Nullable Rule httpsOnly;
    private Decision.@Nullable Rule defaultDeny;
    private Settings settings = Settings.SILENT;

    public Builder(Layer layer, String file) {
      this.layer = layer;
      this.file = file;
    }

    /// Notes an effective line and gives its rule.
    public Decision.Rule line(String section, String value, int line) {
      var id = value.isEmpty() ? section : section + ":" + value;
      var rule = layer.rule(id, file + ":" + line);
      lines.add(new PolicyLine(section, value, rule));
      return rule;
    }

    public void deny(FileKind kind, PathList.Entry entry) {
      deny.computeIfAbsent(kind, _ -> new ArrayList<>()).add(entry);
    }

    /// States the list, with these entries more.
    public void allow(FileKind kind, List<PathList.Entry> entries) {
      allow.computeIfAbsent(kind, _ -> new ArrayList<>()).addAll(entries);
    }

    public void writeTarget(PathList.Entry entry) {
      writeTargets.add(entry);
    }

    public void ignored(PathList.Entry entry) {
      ignored.add(entry);
    }

    public void executeDeny(CommandEntry entry) {
      executeDeny.add(entry);
    }

    public void executeAllow(List<CommandEntry> entries) {
      executeAllow = joined(executeAllow, entries);
    }

    public void networkDeny(HostPattern pattern) {
      networkDeny.add(pattern);
    }

    public void networkAllow(List<HostPattern> patterns) {
      networkAllow = joined(networkAllow, patterns);
    }

    public void toolsDeny(NameLine line) {
      toolsDeny.add(line);
    }

    public void toolsAllow(List<NameLine> more) {
      toolsAllow = joined(toolsAllow, more);
    }

    private static <T> List<T> joined(@Nullable List<T> list, List<T> more) {
      var joined = new ArrayList<T>(list == null ? List.of() : list);
      joined.addAll(more);
      return joined;
    }

    /// Said twice, the stricter word holds.
    public void autoApprove(Approval approval, boolean value, Decision.Rule rule) {
      var said = autoApprove.get(approval);
      if (said == null || said.value()) {
        autoApprove.put(approval, new Approved(value, rule));
      }
    }

    public void demand(String name, Decision.Rule rule) {
      demands.putIfAbsent(name, rule);
    }

    public void httpsOnly(Decision.Rule rule) {
      httpsOnly = rule;
    }

    public void defaultDeny(Decision.Rule rule) {
      defaultDeny = rule;
    }

    public void settings(Settings more) {
      settings = settings.and(more);
    }

    public void test(PolicyTest test) {
      tests.add(test);
    }

    public SourceRules build() {
      return new SourceRules(this);
    }
  }
}

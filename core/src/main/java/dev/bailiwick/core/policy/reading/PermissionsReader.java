package dev.bailiwick.core.policy.reading;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.path.Glob;
import dev.bailiwick.core.policy.rule.CommandEntry;
import dev.bailiwick.core.policy.rule.HostPattern;
import dev.bailiwick.core.policy.rule.NameLine;
import dev.bailiwick.core.policy.rule.PathList;
import dev.bailiwick.core.policy.rule.SourceRules;
import dev.bailiwick.core.policy.rule.SourceRules.FileKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// `permissions` and `autoApprove`, of `bailiwick.yaml` and of the guide's `config.json`.
final class PermissionsReader {
  private static final List<String> SECTIONS =
      List.of("read", "write", "delete", "execute", "network", "tools");
  private static final List<String> LISTS = List.of("allow", "deny");
  private static final List<String> APPROVALS = List.of("read", "glob", "grep", "write", "bash");
  private static final Pattern REDIRECT = Pattern.compile(">{1,2}[|&]?\\s*(\\S.*)");

  /// Makes an entry of one line's text.
  private interface Compiled<T> {
    T of(String text, Decision.Rule rule);
  }

  private final Problems problems;
  private final Shapes shapes;
  private final SourceRules.Builder rules;

  PermissionsReader(Problems problems, SourceRules.Builder rules) {
    this.problems = problems;
    this.shapes = new Shapes(problems);
    this.rules = rules;
  }

  void permissions(PolicyNode node) {
    var sections = shapes.mapping(node, "permissions", SECTIONS);
    if (sections.isEmpty()) {
      return;
    }
    sections.get().entries().forEach((name, member) -> section(name, member.value()));
  }

  private void section(String name, PolicyNode node) {
    var known = name.equals("network") ? List.of("allow", "deny", "httpsOnly") : LISTS;
    if (!SECTIONS.contains(name)) {
      return;
    }
    var lists = shapes.mapping(node, "permissions." + name, known);
    if (lists.isEmpty()) {
      return;
    }
    lists.get().entries().forEach((list, member) -> list(name, list, member));
  }

  private void list(String section, String list, PolicyNode.Member member) {
    var name = section + "." + list;
    switch (name) {
      case "read.allow" -> rules.allow(FileKind.READ, paths(name, member.value()));
      case "write.allow" -> rules.allow(FileKind.WRITE, paths(name, member.value()));
      case "delete.allow" -> rules.allow(FileKind.DELETE, paths(name, member.value()));
      case "read.deny" -> paths(name, member.value()).forEach(e -> rules.deny(FileKind.READ, e));
      case "write.deny" -> paths(name, member.value()).forEach(e -> rules.deny(FileKind.WRITE, e));
      case "delete.deny" ->
          paths(name, member.value()).forEach(e -> rules.deny(FileKind.DELETE, e));
      case "execute.allow" -> executeAllow(name, member.value());
      case "execute.deny" -> executeDeny(name, member.value());
      case "network.allow" -> rules.networkAllow(compiled(name, member.value(), HostPattern::of));
      case "network.deny" ->
          compiled(name, member.value(), HostPattern::of).forEach(rules::networkDeny);
      case "network.httpsOnly" ->
          shapes
              .truth(member.value(), "permissions." + name)
              .filter(on -> on)
              .ifPresent(_ -> rules.httpsOnly(rules.line(name, "", member.line())));
      case "tools.allow" -> rules.toolsAllow(names(name, member.value()));
      case "tools.deny" -> names(name, member.value()).forEach(rules::toolsDeny);
      default -> {}
    }
  }

  private List<PathList.Entry> paths(String name, PolicyNode node) {
    return compiled(name, node, PathList::entry);
  }

  private List<NameLine> names(String name, PolicyNode node) {
    return compiled(name, node, (text, rule) -> new NameLine(Glob.of(text), rule));
  }

  private void executeAllow(String name, PolicyNode node) {
    rules.executeAllow(compiled(name, node, CommandEntry::of));
  }

  private void executeDeny(String name, PolicyNode node) {
    for (var item : shapes.texts(node, "permissions." + name)) {
      var redirect = REDIRECT.matcher(item.value());
      if (redirect.matches()) {
        one(name, item, (_, rule) -> PathList.entry(redirect.group(1), rule))
            .forEach(rules::writeTarget);
      } else {
        one(name, item, CommandEntry::of).forEach(rules::executeDeny);
      }
    }
  }

  private <T> List<T> compiled(String name, PolicyNode node, Compiled<T> compiler) {
    var entries = new ArrayList<T>();
    for (var item : shapes.texts(node, "permissions." + name)) {
      entries.addAll(one(name, item, compiler));
    }
    return entries;
  }

  /// The one entry, or none where it is bad.
  private <T> List<T> one(String name, Shapes.Item item, Compiled<T> compiler) {
    var rule = rules.line(name, item.value(), item.line());
    try {
      return List.of(compiler.of(item.value(), rule));
    } catch (Glob.BadGlob bad) {
      problems.add(
          item.line(),
          "`" + item.value() + "` in `permissions." + name + "` cannot be read",
          String.valueOf(bad.getMessage()));
      return List.of();
    }
  }

  void autoApprove(PolicyNode node) {
    var kinds = shapes.mapping(node, "autoApprove", APPROVALS);
    if (kinds.isEmpty()) {
      return;
    }
    kinds
        .get()
        .entries()
        .forEach((name, member) -> {
          if (APPROVALS.contains(name)) {
            approval(name, member);
          }
        });
  }

  private void approval(String name, PolicyNode.Member member) {
    var value = shapes.truth(member.value(), "autoApprove." + name);
    if (value.isPresent()) {
      var approval = SourceRules.Approval.valueOf(name.toUpperCase(java.util.Locale.ROOT));
      var rule = rules.line("autoApprove." + name, value.get().toString(), member.line());
      rules.autoApprove(approval, value.get(), rule);
    }
  }
}

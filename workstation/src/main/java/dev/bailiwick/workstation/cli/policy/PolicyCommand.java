package dev.bailiwick.workstation.cli.policy;

import dev.bailiwick.core.policy.EffectivePolicy;
import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.world.World;
import dev.bailiwick.workstation.agent.Dialect;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.guard.PolicyFiles;
import dev.bailiwick.workstation.guard.RepositoryRoot;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bailiwick policy`: what holds here, why, and whether it is sound. Only `init` writes.
@Command(
    name = "policy",
    description = "The policy: begin, show, check, explain, test, compare.",
    mixinStandardHelpOptions = true)
public final class PolicyCommand {
  static final int FINDINGS = 1;
  static final int WRONG_CALL = 2;

  enum Format {
    text,
    json
  }

  /// What the command rests on.
  ///
  /// @param config the folder of the user's own configuration
  /// @param dialect whose words tests and recorded calls may use
  public record Ports(World world, Path config, Dialect dialect, Starter starter) {}

  /// The text of a policy to begin with, for languages and the hosts of remotes.
  @FunctionalInterface
  public interface Starter {
    String text(List<String> languages, List<String> hosts, boolean strict);
  }

  private static final String ROOT = "The repository (default: git's top level here).";
  private static final String FORMATS = "${COMPLETION-CANDIDATES}";

  private final Ports ports;
  private final Terminal terminal;

  public PolicyCommand(Ports ports, Terminal terminal) {
    this.ports = ports;
    this.terminal = terminal;
  }

  @Command(
      name = "init",
      description = "Writes a bailiwick.yaml that fits this repository.",
      mixinStandardHelpOptions = true)
  int init(
      @Option(names = "--strict", description = "The guide's own, strict settings.") boolean strict,
      @Option(names = "--force", description = "Replace the file that is there.") boolean force,
      @Option(names = "--root", paramLabel = "DIR", description = ROOT) @Nullable Path root) {
    return new BeginPolicy(RepositoryRoot.of(root), ports.starter(), terminal).run(strict, force);
  }

  @Command(
      name = "show",
      description = "Every line that holds, and where it stands.",
      mixinStandardHelpOptions = true)
  int show(
      @Option(names = "--root", paramLabel = "DIR", description = ROOT) @Nullable Path root,
      @Option(names = "--format", defaultValue = "text", description = FORMATS) Format format) {
    var files = new PolicyFiles(RepositoryRoot.of(root), ports.config());
    return with(files, policy -> new ShownPolicy(policy, files, terminal).run(format));
  }

  @Command(
      name = "check",
      description = "Broken files, and lines that have no effect.",
      mixinStandardHelpOptions = true)
  int check(
      @Parameters(paramLabel = "FILE", arity = "0..*", description = "Only these files.")
          @Nullable List<Path> named,
      @Option(names = "--root", paramLabel = "DIR", description = ROOT) @Nullable Path root,
      @Option(names = "--format", defaultValue = "text", description = FORMATS)
          CheckedPolicy.Report format) {
    var top = RepositoryRoot.of(root);
    var files = new PolicyFiles(top, ports.config());
    return named == null || named.isEmpty()
        ? new CheckedPolicy(top, files.read(), files.waivers().refused(), terminal).run(format)
        : new CheckedPolicy(top, PolicyFiles.only(top, named), List.of(), terminal).run(format);
  }

  @Command(
      name = "explain",
      description = "Walks the decision on a command, a file or a URL.",
      mixinStandardHelpOptions = true)
  int explain(
      @Parameters(paramLabel = "WHAT", description = "A command, a file or a URL.") String what,
      @Option(names = "--file", description = "WHAT is a file to be read.") boolean file,
      @Option(names = "--write", description = "WHAT is a file to be written.") boolean write,
      @Option(names = "--all", description = "Also every line that was looked at.") boolean all,
      @Option(names = "--root", paramLabel = "DIR", description = ROOT) @Nullable Path root,
      @Option(names = "--format", defaultValue = "text", description = FORMATS) Format format) {
    if (what.isBlank()) {
      terminal.note("nothing to explain; name a command, a file or a URL");
      return WRONG_CALL;
    }
    var top = RepositoryRoot.of(root);
    var situations = situations(top);
    var road = write ? Asked.Road.WRITE : file ? Asked.Road.READ : Asked.Road.ANY;
    var asked = Asked.of(what, road, situations.cwd(), ports.world());
    return with(
        new PolicyFiles(top, ports.config()),
        policy ->
            new ExplainedCall(policy, situations.of(asked.call()), ports.world(), terminal)
                .run(asked, format, all));
  }

  @Command(
      name = "test",
      description = "Runs the policy's own tests.",
      mixinStandardHelpOptions = true)
  int test(
      @Option(names = "--root", paramLabel = "DIR", description = ROOT) @Nullable Path root,
      @Option(names = "--format", defaultValue = "text", description = FORMATS) Format format) {
    var top = RepositoryRoot.of(root);
    return with(
        new PolicyFiles(top, ports.config()),
        policy -> new TestedPolicy(policy, situations(top), ports.world(), terminal).run(format));
  }

  @Command(
      name = "diff",
      description = {
        "What a change of one policy file changes: lines, and decisions.",
        "OLD and NEW are files or git's REV:PATH; each is judged by itself."
      },
      mixinStandardHelpOptions = true)
  int diff(
      @Parameters(paramLabel = "OLD") String before,
      @Parameters(paramLabel = "NEW") String after,
      @Option(
              names = "--calls",
              paramLabel = "FILE",
              description = "Events as JSON lines, to be judged by both.")
          @Nullable Path calls,
      @Option(names = "--root", paramLabel = "DIR", description = ROOT) @Nullable Path root,
      @Option(names = "--format", defaultValue = "text", description = FORMATS) Format format) {
    var top = RepositoryRoot.of(root);
    return new ComparedPolicies(top, situations(top), ports, terminal)
        .run(before, after, calls, format);
  }

  private Situations situations(Path root) {
    return new Situations(root, ports.world(), ports.dialect());
  }

  private interface Work {
    int on(EffectivePolicy policy);
  }

  private int with(PolicyFiles files, Work work) {
    return switch (files.read()) {
      case PolicyReader.Read(var policy) -> work.on(policy);
      case PolicyReader.Rejected(var problems) -> {
        problems.forEach(problem -> terminal.note(Plain.text(problem.toString())));
        yield WRONG_CALL;
      }
    };
  }
}

package dev.bailiwick.workstation.cli.command;

import dev.bailiwick.workstation.doctor.Check;
import dev.bailiwick.workstation.doctor.Doctor;
import dev.bailiwick.workstation.setup.GitRepository;
import dev.bailiwick.workstation.setup.Guarding;
import dev.bailiwick.workstation.setup.Setup;
import dev.bailiwick.workstation.setup.SetupRefused;
import dev.bailiwick.workstation.setup.Sight;
import dev.bailiwick.workstation.setup.Surroundings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "setup",
    description =
        "Makes this repository guarded: policy, ignore files, commit hook, agents, daemon.")
public final class SetupCommand implements Callable<Integer> {

  @Option(names = "--agent", paramLabel = "NAME", description = "Only this assistant; repeatable.")
  private List<String> agents = new ArrayList<>();

  @Option(names = "--dry-run", description = "Show the changes as a diff; change nothing.")
  private boolean dryRun;

  @Option(names = "--remove", description = "Take everything back, byte for byte.")
  private boolean remove;

  @Option(names = "--strict", description = "Also lock the assistants' own unguarded modes.")
  private boolean strict;

  @Option(
      names = "--gateway",
      description = "Send requests to models through the gateway, which takes secrets out.")
  private boolean gateway;

  @Option(
      names = "--sandbox",
      description = "Write the assistants' own sandboxes from the policy too.")
  private boolean sandbox;

  @Option(names = "--diff", description = "Show the diff of what is changed.")
  private boolean diff;

  @Option(names = "--root", paramLabel = "DIR", description = "The repository.")
  private @Nullable Path root;

  @Spec @Nullable CommandSpec spec;

  private final Surroundings around;
  private final Examination examination;

  /// Makes a doctor for the repository and what was gathered for it.
  @FunctionalInterface
  public interface Examination {
    Doctor of(Path root, Guarding.Gathered gathered);
  }

  public SetupCommand(Surroundings around, Examination examination) {
    this.around = around;
    this.examination = examination;
  }

  @Override
  public Integer call() {
    var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
    var err = spec.commandLine().getErr();
    try {
      var git = repository(root);
      return remove ? remove(git, out) : guard(git, out);
    } catch (SetupRefused e) {
      err.println("bailiwick setup: " + e.getMessage());
      return 2;
    } finally {
      out.flush();
      err.flush();
    }
  }

  static GitRepository repository(@Nullable Path root) {
    var folder = root == null ? Path.of("").toAbsolutePath() : root;
    return GitRepository.around(folder)
        .orElseThrow(
            () -> new SetupRefused(folder + " is in no git repository; run `git init` first"));
  }

  private int guard(GitRepository git, PrintWriter out) {
    if (!dryRun) {
      around.startDaemon();
    }
    var guarding = new Guarding(git, around);
    var gathered = guarding.gather(new Guarding.Choice(agents, strict, gateway, sandbox, dryRun));
    var plan = new Setup(git.root(), around.places().state()).plan(gathered.wishes());
    if (dryRun) {
      show(git.root(), plan, gathered.token(), out);
      return 0;
    }
    plan.apply();
    tell(git.root(), plan, gathered.token(), out);
    gathered.notes().forEach(note -> out.println("note     " + note));
    out.println();
    var checks = examination.of(git.root(), gathered).examine();
    out.print(Doctor.table(checks));
    urgent(guarding.sights(), out);
    return checks.stream().allMatch(Check::healthy) ? 0 : 1;
  }

  private int remove(GitRepository git, PrintWriter out) {
    var plan = new Setup(git.root(), around.places().state()).removal();
    if (dryRun) {
      show(git.root(), plan, "", out);
      return 0;
    }
    plan.apply();
    around.models().close(git.root());
    tell(git.root(), plan, "", out);
    return 0;
  }

  private void tell(Path top, Setup.Plan plan, String token, PrintWriter out) {
    if (plan.changes().isEmpty()) {
      out.println("nothing to change");
    } else if (diff) {
      show(top, plan, token, out);
    } else {
      out.print(Guarding.summary(top, plan.changes()));
    }
    plan.notes().forEach(note -> out.println("note     " + note));
  }

  private static void show(Path top, Setup.Plan plan, String token, PrintWriter out) {
    if (plan.changes().isEmpty()) {
      out.println("nothing to change");
    }
    for (var change : plan.changes()) {
      out.print(masked(change.diff(top), token));
    }
  }

  /// The token opens the daemon's port; older ones may stand in a file that is taken back.
  private static String masked(String diff, String token) {
    var known = token.isEmpty() ? diff : diff.replace(token, "[token]");
    return known
        .replaceAll("Bearer [A-Za-z0-9_-]{20,}", "Bearer [token]")
        .replaceAll("/gateway/[A-Za-z0-9_-]{43}", "/gateway/[token]");
  }

  private static void urgent(List<Sight> sights, PrintWriter out) {
    if (sights.isEmpty()) {
      return;
    }
    out.println();
    out.println("Mend soon:");
    for (var sight : sights) {
      out.println("  " + sight.what());
      out.println("    -> " + sight.mend());
    }
  }
}

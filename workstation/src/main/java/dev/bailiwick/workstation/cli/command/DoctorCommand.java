package dev.bailiwick.workstation.cli.command;

import dev.bailiwick.workstation.doctor.Check;
import dev.bailiwick.workstation.doctor.Doctor;
import dev.bailiwick.workstation.setup.Guarding;
import dev.bailiwick.workstation.setup.SetupRefused;
import dev.bailiwick.workstation.setup.Surroundings;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "doctor", description = "Proves that the guard holds, with a canary on every road.")
public final class DoctorCommand implements Callable<Integer> {

  enum Format {
    text,
    json
  }

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}")
  private Format format = Format.text;

  @Option(names = "--root", paramLabel = "DIR", description = "The repository.")
  private @Nullable Path root;

  @Spec @Nullable CommandSpec spec;

  private final Surroundings around;
  private final SetupCommand.Examination examination;

  public DoctorCommand(Surroundings around, SetupCommand.Examination examination) {
    this.around = around;
    this.examination = examination;
  }

  @Override
  public Integer call() {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    var err = spec.commandLine().getErr();
    try {
      var git = SetupCommand.repository(root);
      var gathered = new Guarding(git, around).gather(Guarding.Choice.look());
      var checks = examination.of(git.root(), gathered).examine();
      out.print(format == Format.json ? Doctor.json(checks).write() + "\n" : Doctor.table(checks));
      return checks.stream().allMatch(Check::healthy) ? 0 : 1;
    } catch (SetupRefused e) {
      err.println("bailiwick doctor: " + e.getMessage());
      return 2;
    } finally {
      out.flush();
      err.flush();
    }
  }
}

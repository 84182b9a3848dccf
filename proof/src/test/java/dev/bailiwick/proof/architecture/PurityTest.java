package dev.bailiwick.proof.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The core opens nothing and asks no clock; libraries stay in the rooms that own them.
final class PurityTest {

  /// Types that stand for a file, a socket, a process, a thread or chance.
  private static final Pattern MACHINE =
      Pattern.compile(
          "java\\.io\\.(File|RandomAccessFile|Console)\\w*"
              + "|java\\.nio\\.(file|channels)\\..*"
              + "|java\\.net\\.(?!IDN$|URI$|URISyntaxException$|URLDecoder$|URLEncoder$).*"
              + "|javax\\.net\\..*|java\\.rmi\\..*|java\\.sql\\..*|javax\\.sql\\..*"
              + "|java\\.lang\\.(ProcessBuilder|Process|ProcessHandle|Runtime|Thread|ThreadLocal)"
              + "|java\\.util\\.(Random|Timer|SplittableRandom|prefs\\..*|logging\\..*)"
              + "|java\\.util\\.concurrent\\.(ThreadLocalRandom|Executors?|ForkJoinPool).*"
              + "|java\\.lang\\.(System\\.Logger|foreign\\..*)");

  /// Calls that ask the machine by way of a type that is otherwise harmless.
  private static final Set<String> QUESTIONS =
      Set.of(
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.lang.System.getProperties",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.System.exit",
          "java.lang.System.load",
          "java.lang.System.loadLibrary",
          "java.lang.Integer.getInteger",
          "java.lang.Boolean.getBoolean",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.ZoneId.systemDefault",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.InstantSource.system");

  /// Rooms that read what is packed with the program (ADR 0002).
  private static final List<String> PACKED =
      List.of(
          "core.code.rule",
          "core.command",
          "core.command.model",
          "core.dependency.advisory",
          "core.dependency.registry",
          "core.policy.reading",
          "core.secret");

  @Test
  void core_opens_no_file_socket_process_or_thread() {
    assertThat(reaching(Classes.CORE, MACHINE)).isEmpty();
  }

  @Test
  void core_asks_no_environment_no_clock_and_no_chance() {
    var found = new TreeSet<String>();
    for (var type : Classes.core()) {
      for (var access : type.getCodeUnitAccessesFromSelf()) {
        var called = access.getTargetOwner().getName() + "." + access.getTarget().getName();
        if (QUESTIONS.contains(called)) {
          found.add(access.getOrigin().getFullName() + " -> " + called);
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void only_seven_rooms_of_core_read_packed_data() {
    var readers = new TreeSet<String>();
    for (var type : Classes.core()) {
      for (var access : type.getCodeUnitAccessesFromSelf()) {
        if (access.getTarget().getName().startsWith("getResource")) {
          readers.add(type.getPackageName().substring(Classes.ROOT.length()));
        }
      }
    }
    assertThat(readers).isNotEmpty().isSubsetOf(PACKED);
  }

  @Test
  void the_machine_is_seen_by_these_eyes() {
    assertThat(reaching(Classes.WORKSTATION + ".store", MACHINE)).isNotEmpty();
  }

  @Test
  void picocli_lives_in_cli_and_helidon_in_daemon() {
    assertThat(users("picocli.")).isNotEmpty().allMatch(name -> name.contains(".workstation.cli."));
    assertThat(users("io.helidon."))
        .isNotEmpty()
        .allMatch(name -> name.contains(".workstation.daemon."));
  }

  @Test
  void cedar_and_what_it_brings_live_in_one_room() {
    for (var brought : List.of("com.cedarpolicy.", "com.google.common.", "com.fasterxml.")) {
      assertThat(users(brought)).allMatch(name -> name.contains(".workstation.cedar."));
    }
    assertThat(users("com.cedarpolicy.")).isNotEmpty();
  }

  @Test
  void yaml_is_read_where_rules_and_policies_are_read() {
    assertThat(users("org.snakeyaml."))
        .isNotEmpty()
        .allMatch(name ->
            name.contains(".core.command.")
                || name.contains(".core.policy.reading.")
                || name.contains(".core.secret.rule.")
                || name.contains(".core.code.rule.")
                || name.contains(".core.code.team.")
                || name.contains(".core.dependency.format.")
                || name.endsWith(".workstation.incident.Runbooks")
                || name.endsWith(".workstation.exposure.Catalogue"));
  }

  @Test
  void nothing_speaks_sql() {
    Classes.shipped();
    assertThat(users("java.sql.")).isEmpty();
    assertThat(users("javax.sql.")).isEmpty();
  }

  @Test
  void nothing_looks_itself_up_by_reflection() {
    Classes.shipped();
    assertThat(users("java.lang.reflect.")).isEmpty();
    assertThat(users("sun.misc."))
        .as("signals that are a child's to answer (ADR 0085)")
        .allMatch(name -> name.contains(".vault.run.PassedSignals"));
  }

  private static TreeSet<String> reaching(String module, Pattern wrong) {
    var found = new TreeSet<String>();
    for (var type : Classes.shipped()) {
      if (!(type.getPackageName() + ".").startsWith(module + ".")) {
        continue;
      }
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType().getName())
          .filter(name -> wrong.matcher(name).matches())
          .forEach(name -> found.add(type.getName() + " -> " + name));
    }
    return found;
  }

  private static TreeSet<String> users(String prefix) {
    var found = new TreeSet<String>();
    for (var type : Classes.shipped()) {
      if (type.getDirectDependenciesFromSelf().stream()
          .anyMatch(dependency -> dependency.getTargetClass().getName().startsWith(prefix))) {
        found.add(type.getName());
      }
    }
    return found;
  }
}

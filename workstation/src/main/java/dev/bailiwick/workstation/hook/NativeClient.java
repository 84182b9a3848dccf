package dev.bailiwick.workstation.hook;

import dev.bailiwick.workstation.daemon.Version;
import dev.bailiwick.workstation.store.Places;
import dev.bailiwick.workstation.store.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Compiles `hook.c` for this user with the C compiler at hand: 0.7 ms a call instead of a JVM
/// start. The paths and the daemon's environment are compiled in (see the file's first lines).
public final class NativeClient {
  /// Static first: it starts quicker, and a static program takes no library from the environment.
  private static final List<List<String>> COMPILERS =
      List.of(
          List.of("musl-gcc", "-static"),
          List.of("cc", "-static"),
          List.of("gcc", "-static"),
          List.of("cc"),
          List.of("gcc"),
          List.of("clang"));

  private final Places places;
  private final Path launcher;
  private final Map<String, String> environment;

  public NativeClient(Places places, Path launcher, Map<String, String> environment) {
    this.places = places;
    this.launcher = launcher;
    this.environment = DaemonStart.kept(environment);
  }

  /// The client's path, or empty where no compiler made one; the old client stays whole until the
  /// new one takes its place. `defines` are further `-D` values, for tests.
  public Optional<Path> compile(List<String> defines) throws IOException {
    var folder = PrivateFile.folder(places.client().resolveSibling(""));
    var source = folder.resolve("hook.c");
    var header = folder.resolve("client.h");
    PrivateFile.write(source, source());
    PrivateFile.write(header, header());
    var draft = folder.resolve("bailiwick-hook.new");
    for (var compiler : COMPILERS) {
      var command = new ArrayList<>(compiler);
      command.addAll(List.of("-Os", "-s", "-include", header.toString()));
      command.addAll(defines);
      command.addAll(List.of("-o", draft.toString(), source.toString()));
      if (succeeds(command)) {
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwx------"));
        Files.move(
            draft,
            places.client(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
        return Optional.of(places.client());
      }
    }
    return Optional.empty();
  }

  private static String source() throws IOException {
    try (var in = NativeClient.class.getResourceAsStream("/native/hook.c")) {
      if (in == null) {
        throw new IllegalStateException("hook.c is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String header() {
    var variables = new StringBuilder();
    environment.forEach((name, value) -> variables.append(c(name + "=" + value)).append(", "));
    return """
    #define RUNTIME %s
    #define SOCKET %s
    #define LOCK %s
    #define LOG %s
    #define LAUNCHER %s
    #define VERSION %s
    #define ENVIRONMENT %s
    """
        .formatted(
            c(places.runtime().toString()),
            c(places.socket().toString()),
            c(places.runtime().resolve("hook.lock").toString()),
            c(places.log().toString()),
            c(launcher.toString()),
            c(Version.CURRENT.toString()),
            variables);
  }

  /// A C string literal: every byte that is no plain letter, digit or path sign as three octal
  /// digits.
  private static String c(String text) {
    var out = new StringBuilder("\"");
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char ch = (char) (b & 0xff);
      if (ch < 0x80 && (Character.isLetterOrDigit(ch) || "/._-=:,+@ ".indexOf(ch) >= 0)) {
        out.append(ch);
      } else {
        out.append(String.format("\\%03o", (int) ch));
      }
    }
    return out.append('"').toString();
  }

  private static boolean succeeds(List<String> command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

package dev.bailiwick.workstation.parser;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The native libraries that are packed with the program, one for each platform: Linux with glibc
/// and macOS on x86-64 and AArch64, Windows on x86-64.
///
/// A library is written to a new private folder, loaded and removed again where the system allows
/// that. It stays loaded as long as the process runs.
final class NativeLibraries {
  private NativeLibraries() {}

  /// @param name `tree-sitter`, `tree-sitter-python`
  /// @throws IllegalStateException where none is packed for this platform
  static SymbolLookup load(String name) {
    var file = platform() + "-" + name + ending();
    try (var packed = NativeLibraries.class.getResourceAsStream("/lib/" + file)) {
      if (packed == null) {
        throw new IllegalStateException(
            "no parser for "
                + platform()
                + "; code can be reviewed on Linux (glibc), macOS and Windows");
      }
      var folder = Files.createTempDirectory("bailiwick-");
      var library = folder.resolve(file);
      try {
        Files.copy(packed, library);
        return SymbolLookup.libraryLookup(library, Arena.global());
      } finally {
        remove(library, folder);
      }
    } catch (IOException e) {
      throw new IllegalStateException("the parser cannot be unpacked: " + e.getMessage(), e);
    }
  }

  private static void remove(Path library, Path folder) {
    try {
      Files.deleteIfExists(library);
      Files.deleteIfExists(folder);
    } catch (IOException _) {
      library.toFile().deleteOnExit();
      folder.toFile().deleteOnExit();
    }
  }

  private static String platform() {
    var machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    var cpu = machine.equals("aarch64") || machine.equals("arm64") ? "aarch64" : "x86_64";
    return cpu + "-" + system();
  }

  private static String system() {
    var name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return "macos";
    }
    return name.startsWith("windows") ? "windows" : "linux-gnu";
  }

  private static String ending() {
    return switch (system()) {
      case "macos" -> ".dylib";
      case "windows" -> ".dll";
      default -> ".so";
    };
  }
}

package dev.bailiwick.workstation.cli.secrets;

import dev.bailiwick.core.redact.sanitizing.EnvironmentReferences;
import dev.bailiwick.core.redact.sanitizing.EnvironmentReferences.Place;
import dev.bailiwick.workstation.cli.findings.WholeFile;
import dev.bailiwick.workstation.cli.output.Terminal;
import dev.bailiwick.workstation.scan.MendablePlaces;
import dev.bailiwick.workstation.vault.SecretReference;
import dev.bailiwick.workstation.vault.SecretValue;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Secrets in code move into a secrets manager: a reference to the environment takes the place of
/// each in the code, and `bailiwick.yaml` says where its value is kept.
///
/// A value is kept first and read back, then the policy names it, and only then it is taken out of
/// the code: stopped anywhere, it stands in two places and in none too few.
///
/// @param move keeps one value
record CodeMigration(Terminal terminal, Path root, MendablePlaces places, Migration move) {
  private static final int LARGEST = 4 << 20;
  private static final int NOT_ALL = 1;

  /// A file with what is to be moved out of it.
  private record Source(Path file, String path, String text, List<Place> places) {
    String value(Place place) {
      return text.substring(place.start(), place.end());
    }
  }

  int run(List<Path> files) throws IOException {
    var references = new EnvironmentReferences();
    var kept = new HashMap<String, String>();
    int left = 0;
    for (var file : files) {
      var source = source(file);
      var moved = new ArrayList<Place>();
      var names = new HashMap<String, SecretReference>();
      var tried = references.mend(source.path(), source.text(), source.places());
      for (var one : tried.replaced()) {
        if (isKept(one.variable(), source.value(one.place()), kept)) {
          moved.add(one.place());
          names.put(one.variable(), move.reference(one.variable()));
        }
      }
      left += source.places().size() - moved.size();
      if (!moved.isEmpty()) {
        new PolicySecrets(root).add(names);
        WholeFile.replace(
            source.file(),
            references
                .mend(source.path(), source.text(), moved)
                .text()
                .getBytes(StandardCharsets.UTF_8));
        names.forEach(
            (name, where) -> terminal.note(source.path() + ": " + name + " is now " + where));
      }
      tried
          .left()
          .forEach(place ->
              terminal.note(source.path() + ": no reference to the environment can stand there"));
    }
    return left == 0 ? 0 : NOT_ALL;
  }

  /// What the variables would be called, for the log.
  List<Binding> wanted(List<Path> files) throws IOException {
    var references = new EnvironmentReferences();
    var wanted = new ArrayList<Binding>();
    for (var file : files) {
      var source = source(file);
      for (var one : references.mend(source.path(), source.text(), source.places()).replaced()) {
        wanted.add(
            new Binding.Literal(one.variable(), source.value(one.place()), true, source.path()));
      }
    }
    return wanted;
  }

  private boolean isKept(String name, String value, Map<String, String> kept) {
    if (value.indexOf('\\') >= 0) {
      terminal.note(name + ": is written with escapes; move it by hand");
      return false;
    }
    if (value.equals(kept.get(name))) {
      return true;
    }
    if (!move.isKept(name, SecretValue.of(value))) {
      return false;
    }
    kept.put(name, value);
    return true;
  }

  private Source source(Path file) throws IOException {
    var path = file.startsWith(root) ? root.relativize(file).toString() : file.toString();
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST) {
      throw new IllegalArgumentException(path + ": no plain file of at most 4 MiB");
    }
    try {
      var text = Files.readString(file, StandardCharsets.UTF_8);
      return new Source(file, path, text, places.of(path, text, _ -> true));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(path + ": not UTF-8", e);
    }
  }
}

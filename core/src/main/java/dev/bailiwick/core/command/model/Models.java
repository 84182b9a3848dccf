package dev.bailiwick.core.command.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The models by program name; each is read when it is first asked for. Thread-safe.
public final class Models {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9\\[][A-Za-z0-9._+\\[-]{0,60}");
  private static final Pattern VERSION = Pattern.compile("-?[0-9]+(\\.[0-9]+)*$");

  private final ConcurrentHashMap<String, Optional<Model>> known = new ConcurrentHashMap<>();
  private final Function<String, Optional<String>> texts;

  /// @param texts the YAML text of a model by its file's name without `.yaml`; empty where there is
  ///   none
  public Models(Function<String, Optional<String>> texts) {
    this.texts = texts;
  }

  /// The models packed into this program.
  public static Models packed() {
    return new Models(Models::resource);
  }

  /// The model of the program with this base name; a version at the end of the name (`python3.12`,
  /// `gcc-14`) is left out where the full name has none.
  public Optional<Model> find(String program) {
    var exact = exact(program);
    if (exact.isPresent()) {
      return exact;
    }
    var matcher = VERSION.matcher(program);
    return matcher.find() && matcher.start() > 0
        ? exact(program.substring(0, matcher.start()))
        : exact;
  }

  private Optional<Model> exact(String program) {
    var cached = known.get(program);
    if (cached != null) {
      return cached;
    }
    if (!NAME.matcher(program).matches()) {
      return Optional.empty();
    }
    var read = texts.apply(program).map(text -> new ModelReader(this::exact).read(program, text));
    if (read.isPresent() || known.size() < 4_096) {
      known.put(program, read);
    }
    return read;
  }

  private static Optional<String> resource(String name) {
    var path = "/dev/bailiwick/rules/commands/" + (name.equals("[") ? "test" : name) + ".yaml";
    try (var stream = Models.class.getResourceAsStream(path)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

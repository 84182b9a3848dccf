package dev.bailiwick.proof.sanitizing;

import com.sun.source.util.JavacTask;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Asks a language's own parser: javac, the JDK's XML and the YAML engine in here, all others by
/// `proof/sanitizing/broken`.
final class Parsing {
  private static final int NOT_INSTALLED = 69;

  private Parsing() {}

  /// The files that do not parse; empty where no parser is installed.
  static Optional<Set<Path>> broken(Kind kind, List<Path> files)
      throws IOException, InterruptedException {
    return switch (kind) {
      case JAVA -> Optional.of(files(files, Parsing::javaParses));
      case XML -> Optional.of(files(files, Parsing::xmlParses));
      case YAML -> Optional.of(files(files, Parsing::yamlParses));
      default -> outside(kind, files);
    };
  }

  private interface Parser {
    boolean parses(Path file, String text) throws IOException;
  }

  private static Set<Path> files(List<Path> files, Parser parser) throws IOException {
    var broken = new HashSet<Path>();
    for (var file : files) {
      if (!parser.parses(file, Files.readString(file))) {
        broken.add(file);
      }
    }
    return broken;
  }

  private static boolean javaParses(Path file, String text) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var failed = new AtomicBoolean();
    try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      var task =
          compiler.getTask(
              null,
              manager,
              (Diagnostic<? extends JavaFileObject> found) -> {
                if (found.getKind() == Diagnostic.Kind.ERROR) {
                  failed.set(true);
                }
              },
              List.of("-proc:none"),
              null,
              manager.getJavaFileObjects(file));
      ((JavacTask) task).parse();
    }
    return !failed.get();
  }

  private static boolean xmlParses(Path file, String text) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setEntityResolver((_, _) -> new InputSource(new StringReader("")));
      builder.setErrorHandler(null);
      builder.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      return true;
    } catch (SAXException | IOException _) {
      return false;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean yamlParses(Path file, String text) {
    try {
      new Parse(LoadSettings.builder().setBufferSize(text.length() + 2).build())
          .parseString(text)
          .forEach(_ -> {});
      return true;
    } catch (YamlEngineException _) {
      return false;
    }
  }

  private static Optional<Set<Path>> outside(Kind kind, List<Path> files)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("sanitizing/broken", kind.key()));
    files.forEach(file -> command.add(file.toString()));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("the parser of " + kind.key() + " did not end");
    }
    if (process.exitValue() == NOT_INSTALLED) {
      return Optional.empty();
    }
    if (process.exitValue() != 0) {
      throw new IOException("the parser of " + kind.key() + " failed: " + process.exitValue());
    }
    var broken = new HashSet<Path>();
    answer.lines().forEach(line -> broken.add(Path.of(line)));
    return Optional.of(broken);
  }
}

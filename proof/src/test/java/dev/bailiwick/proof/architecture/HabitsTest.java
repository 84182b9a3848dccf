package dev.bailiwick.proof.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Names and habits that show in the source alone.
final class HabitsTest {
  private static final Pattern NOT_UNDERSTOOD =
      Pattern.compile(
          "\\w*(Impl|Utils?|Helpers?|Manager|Base)|Default[A-Z]\\w*|I[A-Z][a-z]\\w*Able");

  private static final Set<String> GENERIC =
      Set.of(
          "List",
          "Map",
          "Set",
          "Optional",
          "Collection",
          "Iterable",
          "Iterator",
          "Stream",
          "Class",
          "Supplier",
          "Function",
          "BiFunction",
          "Consumer",
          "Predicate",
          "Comparable",
          "Comparator",
          "ArrayList",
          "HashMap",
          "LinkedHashMap",
          "TreeMap",
          "HashSet",
          "TreeSet",
          "ArrayDeque",
          "Deque",
          "Queue",
          "Future",
          "Callable",
          "ScopedValue");

  private static final Pattern SQL =
      Pattern.compile(
          "(?is).*\\b(select\\s.+\\sfrom\\s|insert\\s+into\\s|delete\\s+from\\s|create\\s+table\\s"
              + "|update\\s+\\w+\\s+set\\s).*");

  private static final Pattern VENDOR =
      Pattern.compile("(?i)claude|codex|gemini|copilot|opencode|windsurf");

  /// Fields of the assistants' own JSON.
  private static final Pattern DIALECT =
      Pattern.compile(
          "hook_event_name|tool_input|tool_response|hookSpecificOutput|permissionDecision\\w*"
              + "|transcript_path|additionalContext|mcp__\\w*");

  /// The guide's own files and the words in them: part of the contract, whoever the assistant is
  /// (ADR 0003).
  private static final Pattern GUIDE =
      Pattern.compile(
          "\\.?claudeignore(_secrets)?|\\.claude(/(config\\.json|team-policy\\.(yaml|cedar)|audit\\.log))?(?![\\w/])"
              + "|\\\\\\.\\(\\?:claude\\|git\\)ignore");

  /// Where the client must tell from raw bytes whether an event can be stopped, and where setup
  /// keeps a file of this machine out of git (ADR 0003).
  private static final Set<String> EXCEPTED = Set.of("HookCall.java", "Repository.java");

  private static final String AGENTS = Classes.WORKSTATION + ".agent.";

  @Test
  void a_type_says_what_it_is() {
    var wrong = new TreeSet<String>();
    types((source, type) -> {
      if (NOT_UNDERSTOOD.matcher(type.getSimpleName()).matches()) {
        wrong.add(source.at(type) + " " + type.getSimpleName());
      }
    });
    assertThat(wrong).isEmpty();
  }

  @Test
  void a_type_outside_agent_is_named_for_no_assistant() {
    var wrong = new TreeSet<String>();
    types((source, type) -> {
      if (!source.packageName().startsWith(AGENTS)
          && VENDOR.matcher(type.getSimpleName() + source.packageName()).find()) {
        wrong.add(source.at(type) + " " + type.getSimpleName());
      }
    });
    assertThat(wrong).isEmpty();
  }

  @Test
  void no_text_outside_agent_and_cli_names_an_assistant() {
    var wrong = new TreeSet<String>();
    literals((source, literal) -> {
      var text = GUIDE.matcher(String.valueOf(literal.getValue())).replaceAll("");
      if (!source.packageName().startsWith(AGENTS)
          && !source.packageName().startsWith(Classes.WORKSTATION + ".cli")
          && !isExcepted(source)
          && VENDOR.matcher(text).find()) {
        wrong.add(source.at(literal) + " " + text);
      }
    });
    assertThat(wrong).isEmpty();
  }

  @Test
  void fields_of_an_assistants_dialect_stand_in_its_own_room() {
    var inside = new TreeSet<String>();
    var wrong = new TreeSet<String>();
    literals((source, literal) -> {
      if (DIALECT.matcher(String.valueOf(literal.getValue())).matches() && !isExcepted(source)) {
        (source.packageName().startsWith(AGENTS) ? inside : wrong).add(source.at(literal));
      }
    });
    assertThat(inside).hasSizeGreaterThan(5);
    assertThat(wrong).isEmpty();
  }

  @Test
  void nobody_catches_throwable() {
    var wrong = new TreeSet<String>();
    scan(
        new Finder() {
          @Override
          public Void visitCatch(CatchTree caught, Sources.Source source) {
            if (String.valueOf(caught.getParameter().getType()).contains("Throwable")) {
              wrong.add(source.at(caught));
            }
            return super.visitCatch(caught, source);
          }
        });
    assertThat(wrong).isEmpty();
  }

  @Test
  void no_generic_type_is_raw() {
    var wrong = new TreeSet<String>();
    scan(
        new Finder() {
          @Override
          public Void visitVariable(VariableTree variable, Sources.Source source) {
            raw(variable.getType(), source);
            return super.visitVariable(variable, source);
          }

          @Override
          public Void visitMethod(com.sun.source.tree.MethodTree method, Sources.Source source) {
            raw(method.getReturnType(), source);
            return super.visitMethod(method, source);
          }

          private void raw(@org.jspecify.annotations.Nullable Tree type, Sources.Source source) {
            if (type != null && GENERIC.contains(type.toString())) {
              wrong.add(source.at(type) + " " + type);
            }
          }
        });
    assertThat(wrong).isEmpty();
  }

  @Test
  void no_text_is_sql() {
    var wrong = new TreeSet<String>();
    literals((source, literal) -> {
      if (SQL.matcher(String.valueOf(literal.getValue())).matches()) {
        wrong.add(source.at(literal));
      }
    });
    assertThat(wrong).isEmpty();
  }

  @Test
  void no_import_is_a_wildcard() {
    var wrong = new TreeSet<String>();
    scan(
        new Finder() {
          @Override
          public Void visitImport(ImportTree imported, Sources.Source source) {
            if (imported.toString().contains("*")) {
              wrong.add(source.at(imported));
            }
            return super.visitImport(imported, source);
          }
        });
    assertThat(wrong).isEmpty();
  }

  private static boolean isExcepted(Sources.Source source) {
    return EXCEPTED.contains(String.valueOf(source.path().getFileName()));
  }

  private abstract static class Finder extends TreeScanner<Void, Sources.Source> {}

  private static void scan(Finder finder) {
    Sources.all().forEach(source -> finder.scan(source.tree(), source));
  }

  private static void types(BiConsumer<Sources.Source, ClassTree> each) {
    scan(
        new Finder() {
          @Override
          public Void visitClass(ClassTree type, Sources.Source source) {
            each.accept(source, type);
            return super.visitClass(type, source);
          }
        });
  }

  private static void literals(BiConsumer<Sources.Source, LiteralTree> each) {
    scan(
        new Finder() {
          @Override
          public Void visitLiteral(LiteralTree literal, Sources.Source source) {
            if (literal.getKind() == Tree.Kind.STRING_LITERAL) {
              each.accept(source, literal);
            }
            return super.visitLiteral(literal, source);
          }
        });
  }
}

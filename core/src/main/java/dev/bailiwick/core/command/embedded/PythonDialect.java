package dev.bailiwick.core.command.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Python's statements and its names.
final class PythonDialect implements Dialect {
  private static final Set<String> WORDS = Set.of("and", "or", "not", "in", "is", "if", "else");
  private static final Set<String> OPERATORS =
      Set.of(
          "+", "-", "*", "/", "//", "%", "**", "@", "&", "|", "^", "<<", ">>", "<", ">", "<=", ">=",
          "==", "!=");

  private static final Set<String> SKIPPED =
      Set.of(
          "if",
          "elif",
          "else",
          "while",
          "return",
          "assert",
          "raise",
          "try",
          "finally",
          "pass",
          "break",
          "continue",
          "global",
          "nonlocal",
          "del",
          "async",
          "from");

  private final Names names;
  private final Found found;
  private final PythonCalls calls;

  PythonDialect(Names names, Found found) {
    this.names = names;
    this.found = found;
    this.calls = new PythonCalls(found, this);
  }

  @Override
  public boolean statement(Reader reader) {
    Token token = reader.token();
    if (token.is(":") || token.is(",") || token.is("@")) {
      reader.take();
      return true;
    }
    if (token.is("->")) {
      throw Reader.fail();
    }
    if (token.kind() != Token.Kind.NAME) {
      simple(reader);
      return true;
    }
    switch (token.text()) {
      case "import" -> importModules(reader);
      case "from" -> fromImport(reader);
      case "def" -> define(reader);
      case "class" -> {
        reader.take();
        names.function(reader.takeName());
        if (reader.token().is("(")) {
          reader.group().forEach(this::use);
        }
        reader.expect(":");
      }
      case "for" -> {
        reader.take();
        reader.loop();
      }
      case "with", "except" -> bindings(reader);
      default -> {
        if (token.names("del")) {
          names.changeLists();
        }
        if (SKIPPED.contains(token.text())) {
          reader.take();
        } else {
          simple(reader);
        }
      }
    }
    return true;
  }

  /// An expression or assignment, and what must follow one.
  private void simple(Reader reader) {
    if (reader.token(1).is(":") && reader.token().kind() == Token.Kind.NAME) {
      annotated(reader);
      return;
    }
    int names = tuple(reader);
    boolean bound = reader.token().kind() == Token.Kind.NAME && reader.token(1).is("=");
    if (bound) {
      reader.expression();
    } else if (names == 0) {
      use(reader.expression());
    }
    if (reader.skipName("from")) {
      use(reader.expression());
    }
    Token next = reader.token();
    if (next.kind() != Token.Kind.LINE && !next.is(";") && !next.is(":") && !next.is(",")) {
      throw Reader.fail();
    }
  }

  private void annotated(Reader reader) {
    String name = reader.takeName();
    if (name.equals("lambda") || WORDS.contains(name)) {
      throw Reader.fail();
    }
    reader.take();
    if (reader.token().kind() == Token.Kind.LINE) {
      return;
    }
    annotation(reader);
    if (reader.skip("=")) {
      names.bind(name, reader.expression());
    }
  }

  /// `a, b = …` and `a, *b = …`: how many names it bound.
  private int tuple(Reader reader) {
    int ahead = 0;
    List<String> targets = new ArrayList<>();
    while (reader.token(ahead).kind() == Token.Kind.NAME
        || reader.token(ahead).is("*")
        || reader.token(ahead).is(",")
        || reader.token(ahead).is("(")
        || reader.token(ahead).is(")")) {
      if (reader.token(ahead).kind() == Token.Kind.NAME) {
        targets.add(reader.token(ahead).text());
      }
      ahead++;
    }
    boolean many = ahead > targets.size();
    if (!many
        || targets.isEmpty()
        || !reader.token(ahead).is("=")
        || reader.token(ahead - 1).is("(")) {
      return 0;
    }
    if (reader.token(0).kind() == Token.Kind.NAME && reader.token(1).is("(")) {
      return 0;
    }
    for (int i = 0; i <= ahead; i++) {
      reader.take();
    }
    targets.forEach(name -> names.bind(name, Value.OPAQUE));
    use(reader.expression());
    return targets.size();
  }

  private void importModules(Reader reader) {
    reader.take();
    do {
      String module = dotted(reader);
      imported(module);
      if (reader.skipName("as")) {
        names.bind(reader.takeName(), new Value.Ref(module));
      } else {
        String top = module.contains(".") ? module.substring(0, module.indexOf('.')) : module;
        names.bind(top, new Value.Ref(top));
      }
    } while (reader.skip(","));
  }

  private void fromImport(Reader reader) {
    reader.take();
    if (reader.token().is(".") || reader.token().is("...")) {
      found.unknown("an import from a package that is not known");
      while (reader.skip(".") || reader.skip("...")) {}
    }
    String module = reader.token().names("import") ? "." : dotted(reader);
    if (!reader.skipName("import")) {
      throw Reader.fail();
    }
    if (reader.skip("*")) {
      found.unknown("imports every name of a module");
      return;
    }
    imported(module);
    boolean group = reader.skip("(");
    do {
      while (reader.token().kind() == Token.Kind.LINE && !reader.done()) {
        reader.take();
      }
      if (group && reader.token().is(")")) {
        break;
      }
      String name = reader.takeName();
      Value value = known(module) ? member(new Value.Ref(module), name) : new Value.Ref("?.");
      names.bind(reader.skipName("as") ? reader.takeName() : name, value);
    } while (reader.skip(","));
    if (group) {
      reader.expect(")");
    }
  }

  private static String dotted(Reader reader) {
    StringBuilder name = new StringBuilder(reader.takeName());
    while (reader.skip(".")) {
      name.append('.').append(reader.takeName());
    }
    return name.toString();
  }

  private static boolean known(String module) {
    return PythonTable.PURE_MODULES.contains(module) || PythonTable.KNOWN_MODULES.contains(module);
  }

  /// The current folder comes before the library: a file there of a module's name is loaded in its
  /// place.
  private void imported(String module) {
    var top = module.contains(".") ? module.substring(0, module.indexOf('.')) : module;
    if (!known(module) || found.shadows(top)) {
      found.opaque("python3", module);
    }
  }

  private void define(Reader reader) {
    reader.take();
    names.function(reader.takeName());
    reader.expect("(");
    while (!reader.skip(")")) {
      parameter(reader);
    }
    if (reader.skip("->")) {
      use(reader.expression());
    }
    reader.expect(":");
  }

  /// One step in a list of parameters; a default counts as what the name can stand for.
  private void parameter(Reader reader) {
    if (reader.skip(",") || reader.skip("*") || reader.skip("**") || reader.skip("/")) {
      return;
    }
    names.bind(reader.takeName(), Value.OPAQUE);
    if (reader.skip(":")) {
      annotation(reader);
    }
    if (reader.skip("=")) {
      use(reader.expression());
    }
  }

  /// A type without calls, up to what must follow it.
  private static void annotation(Reader reader) {
    int depth = 0;
    while (true) {
      Token token = reader.token();
      boolean end = token.is("=") || token.is(",") || token.is(")");
      if (token.kind() == Token.Kind.LINE || depth == 0 && end) {
        return;
      }
      if (token.is("(") || token.is("=") || token.is("{")) {
        throw Reader.fail();
      }
      depth += token.is("[") ? 1 : token.is("]") ? -1 : 0;
      reader.take();
    }
  }

  private void bindings(Reader reader) {
    reader.take();
    reader.skip("*");
    while (!reader.skip(":")) {
      Value value = reader.expression();
      if (reader.skipName("as")) {
        names.bind(reader.takeName(), value);
      } else {
        use(value);
      }
      if (!reader.token().is(":")) {
        reader.expect(",");
      }
    }
  }

  @Override
  public @Nullable Value operand(Reader reader) {
    Token token = reader.token();
    if (token.is("...")) {
      reader.take();
      return Value.OPAQUE;
    }
    if (!token.names("lambda")) {
      return null;
    }
    reader.take();
    while (!reader.skip(":")) {
      if (reader.skip(",") || reader.skip("*") || reader.skip("**") || reader.skip("/")) {
        continue;
      }
      names.bind(reader.takeName(), Value.OPAQUE);
      if (reader.skip("=")) {
        use(reader.expression());
      }
    }
    use(reader.expression());
    return Value.OPAQUE;
  }

  @Override
  public boolean isOperator(Token token) {
    return switch (token.kind()) {
      case MARK -> OPERATORS.contains(token.text());
      case NAME -> WORDS.contains(token.text());
      case TEXT, NUMBER, REGEX, LINE -> false;
    };
  }

  @Override
  public boolean isPrefix(Token token) {
    return token.is("-")
        || token.is("+")
        || token.is("~")
        || token.is("*")
        || token.is("**")
        || token.names("not")
        || token.names("await")
        || token.names("yield")
        || token.names("from");
  }

  @Override
  public Value name(String name) {
    if (name.equals("True") || name.equals("False") || name.equals("None")) {
      return new Value.Fixed(name);
    }
    if (PythonTable.BUILTINS.contains(name)
        || PythonTable.CALLS.containsKey(name)
        || name.equals("type")) {
      return new Value.Ref(name);
    }
    found.unknown("a name that is not known");
    return Value.OPAQUE;
  }

  @Override
  public Value member(Value base, String name) {
    return calls.member(base, name);
  }

  @Override
  public Value index(Value base, List<Value> keys) {
    if (base.equals(new Value.Ref("os.environ")) && keys.size() == 1) {
      calls.exposes(keys.getFirst());
      return Value.OPAQUE;
    }
    keys.forEach(this::use);
    use(base);
    if (base instanceof Value.Ref(String name)
        && !name.equals("sys.path")
        && !PythonTable.BUILTINS.contains(name)
        && !calls.isPure(name)) {
      found.unknown("a member that is not known");
    }
    return Value.element(base);
  }

  @Override
  public Value call(Value callee, Arguments arguments) {
    return calls.call(callee, arguments);
  }

  @Override
  public Value method(Value base, String name, Arguments arguments) {
    return calls.method(base, name, arguments, names.isFunction(name));
  }

  @Override
  public Value combine(List<Value> operands, List<String> operators) {
    if (operators.stream().allMatch("+"::equals)) {
      Value all = Value.concat(operands);
      if (all instanceof Value.Text) {
        return all;
      }
      if (operands.stream().allMatch(Value.Items.class::isInstance)) {
        List<Value> items = new ArrayList<>();
        operands.forEach(o -> items.addAll(((Value.Items) o).items()));
        return new Value.Items(items);
      }
    }
    if (operators.stream().allMatch("/"::equals)
        && operands.stream().anyMatch(Value.FilePath.class::isInstance)) {
      return new Value.FilePath(Value.joinPath(operands));
    }
    if (operators.stream().allMatch(o -> o.equals("is") || o.equals("==") || o.equals("!="))) {
      return Value.OPAQUE;
    }
    operands.forEach(this::use);
    return Value.OPAQUE;
  }

  @Override
  public void assigned(Value base, String member) {
    if (base.equals(new Value.Ref("os.environ"))) {
      found.setsVariable();
    } else if (base instanceof Value.Ref(String name)
        && !(name.equals("sys") && Set.of("stdout", "stderr", "stdin", "argv").contains(member))) {
      found.unknown("a part of a module is replaced");
    } else if (member.startsWith("__")) {
      found.unknown("a hidden member is replaced");
    }
  }

  @Override
  public Value use(Value value) {
    if (value instanceof Value.Ref(String name)) {
      if (name.equals("os.environ")) {
        found.exposes("*");
      } else if (!name.startsWith("?.") && !calls.isPure(name)) {
        found.unknown("a function or module is handed on");
      }
      return value;
    }
    if (value instanceof Value.Items(List<Value> items)) {
      items.forEach(this::use);
    }
    return value;
  }
}

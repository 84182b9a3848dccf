package dev.bailiwick.core.command.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// JavaScript's statements and its names.
final class JsDialect implements Dialect {
  private static final Set<String> OPERATORS =
      Set.of(
          "+", "-", "*", "/", "%", "**", "&", "|", "^", "<<", ">>", ">>>", "<", ">", "<=", ">=",
          "==", "!=", "===", "!==", "&&", "||", "??", "?");
  private static final Set<String> SKIPPED =
      Set.of(
          "if",
          "else",
          "while",
          "do",
          "return",
          "throw",
          "try",
          "finally",
          "break",
          "continue",
          "switch",
          "case",
          "default",
          "export",
          "debugger",
          "async",
          "static");

  private final Names names;
  private final JsCalls calls;
  private final Found found;

  JsDialect(Names names, Found found) {
    this.names = names;
    this.found = found;
    this.calls = new JsCalls(found, this);
  }

  @Override
  public boolean statement(Reader reader) {
    Token token = reader.token();
    if (token.is("{")) {
      reader.block();
      return true;
    }
    if (token.is(",") || token.is(":")) {
      reader.take();
      return true;
    }
    if (token.kind() != Token.Kind.NAME) {
      return false;
    }
    switch (token.text()) {
      case "const", "let", "var" -> declare(reader);
      case "for" -> loop(reader);
      case "catch" -> {
        reader.take();
        if (reader.token().is("(")) {
          pattern(reader);
        }
      }
      case "import" -> {
        if (reader.token(1).is("(") || reader.token(1).is(".")) {
          return false;
        }
        imports(reader);
      }
      case "class" -> throw new Unreadable("a class in JavaScript");
      default -> {
        boolean binds = reader.token(1).is("=") && reader.token().kind() == Token.Kind.NAME;
        if (SKIPPED.contains(token.text())) {
          reader.take();
          reader.skip("*");
        } else if (binds) {
          reader.expression();
        } else {
          return false;
        }
      }
    }
    return true;
  }

  private void declare(Reader reader) {
    reader.take();
    do {
      if (reader.token().kind() == Token.Kind.NAME) {
        if (reader.token(1).is("=")) {
          reader.expression();
        } else {
          names.bind(reader.takeName(), Value.OPAQUE);
        }
        continue;
      }
      List<String> keys = new ArrayList<>();
      List<String> bound = new ArrayList<>();
      boolean flat = destructure(reader, keys, bound);
      reader.expect("=");
      Value value = reader.expression();
      bind(value, flat, keys, bound);
    } while (reader.skip(","));
  }

  private void bind(Value value, boolean flat, List<String> keys, List<String> bound) {
    if (!(value instanceof Value.Ref) || !flat) {
      use(value);
      bound.forEach(name -> names.bind(name, Value.OPAQUE));
      return;
    }
    for (int i = 0; i < bound.size(); i++) {
      names.bind(bound.get(i), member(value, keys.get(i)));
    }
  }

  /// `{a, b: c}`; other patterns only give their names. Whether it was of the simple form.
  private boolean destructure(Reader reader, List<String> keys, List<String> bound) {
    boolean flat = reader.token().is("{");
    if (!flat) {
      bound.addAll(pattern(reader));
      return false;
    }
    reader.take();
    while (!reader.skip("}")) {
      if (reader.skip(",")) {
        continue;
      }
      if (reader.skip("...")) {
        bound.add(reader.takeName());
        keys.add("__rest__");
        continue;
      }
      String key = JsCalls.visible(reader.takeName());
      keys.add(key);
      bound.add(reader.skip(":") ? reader.takeName() : key);
      if (reader.skip("=")) {
        use(reader.expression());
      }
    }
    return true;
  }

  /// The names in a bracketed pattern or a list of parameters, each bound to anything.
  private List<String> pattern(Reader reader) {
    List<String> bound = new ArrayList<>();
    int depth = 0;
    do {
      Token token = reader.take();
      depth += token.is("(") || token.is("[") || token.is("{") ? 1 : 0;
      depth -= token.is(")") || token.is("]") || token.is("}") ? 1 : 0;
      if (token.kind() == Token.Kind.NAME) {
        bound.add(JsCalls.visible(token.text()));
      } else if (token.is("=")) {
        use(reader.expression());
      } else if (token.kind() != Token.Kind.MARK || "()[]{},:...".indexOf(token.text()) < 0) {
        throw Reader.fail();
      }
    } while (depth > 0);
    bound.forEach(name -> names.bind(name, Value.OPAQUE));
    return bound;
  }

  private void loop(Reader reader) {
    reader.take();
    reader.skipName("await");
    reader.expect("(");
    boolean declares = reader.skipName("const") || reader.skipName("let") || reader.skipName("var");
    boolean each =
        reader.token().kind() == Token.Kind.NAME
            && (reader.token(1).names("of") || reader.token(1).names("in"));
    if (each) {
      String name = reader.takeName();
      boolean values = reader.take().text().equals("of");
      Value value = reader.expression();
      use(value);
      names.bind(name, values ? Value.element(value) : Value.OPAQUE);
      reader.expect(")");
      return;
    }
    if (declares && !(reader.token().kind() == Token.Kind.NAME)) {
      pattern(reader);
      reader.take();
    }
    while (!reader.skip(")")) {
      if (!reader.skip(";") && !reader.skip(",")) {
        use(reader.expression());
      }
    }
  }

  private void imports(Reader reader) {
    reader.take();
    List<String> keys = new ArrayList<>();
    List<String> bound = new ArrayList<>();
    String whole = "";
    while (reader.token().kind() != Token.Kind.TEXT) {
      if (reader.token().is("{")) {
        named(reader, keys, bound);
      } else if (reader.skip("*")) {
        reader.take();
        whole = reader.takeName();
      } else if (!reader.skip(",") && !reader.skipName("from")) {
        whole = reader.takeName();
      }
    }
    Token module = reader.take();
    Value value =
        calls.require(
            module.pieces().size() == 1
                    && module.pieces().getFirst() instanceof Token.Fixed(String t)
                ? Value.text(t)
                : Value.OPAQUE);
    if (!whole.isEmpty()) {
      names.bind(whole, value);
    }
    bind(value, true, keys, bound);
  }

  private static void named(Reader reader, List<String> keys, List<String> bound) {
    reader.take();
    while (!reader.skip("}")) {
      if (reader.skip(",")) {
        continue;
      }
      String key = reader.takeName();
      keys.add(key);
      bound.add(reader.skipName("as") ? reader.takeName() : key);
    }
  }

  @Override
  public @Nullable Value operand(Reader reader) {
    Token token = reader.token();
    if (token.names("function")) {
      reader.take();
      reader.skip("*");
      if (reader.token().kind() == Token.Kind.NAME) {
        names.function(reader.takeName());
      }
      pattern(reader);
      reader.block();
      return JsCalls.CALLBACK;
    }
    boolean single = token.kind() == Token.Kind.NAME && reader.token(1).is("=>");
    boolean list = token.is("(") && reader.afterClose(0).is("=>");
    if (single || list) {
      pattern(reader);
      reader.take();
      if (reader.token().is("{")) {
        reader.block();
      } else {
        use(reader.expression());
      }
      return JsCalls.CALLBACK;
    }
    if (token.is("{")) {
      return object(reader);
    }
    if (token.names("class")) {
      throw new Unreadable("a class in JavaScript");
    }
    return null;
  }

  private Value object(Reader reader) {
    boolean harmless = true;
    reader.take();
    while (!reader.skip("}")) {
      if (reader.skip(",")) {
        continue;
      }
      boolean plain = reader.token(1).is(":") && JsCalls.OPTIONS.contains(reader.token().text());
      harmless &= plain;
      if (reader.skip("...")) {
        use(reader.expression());
        continue;
      }
      if (reader.token().is("[")) {
        reader.group().forEach(this::use);
      } else if (reader.token(1).is(":") || reader.token(1).is("(")) {
        Token key = reader.take();
        if (key.kind() == Token.Kind.MARK || key.text().startsWith("__")) {
          throw Reader.fail();
        }
      } else {
        use(reader.expression());
        continue;
      }
      if (reader.token().is("(")) {
        pattern(reader);
        reader.block();
      } else {
        reader.expect(":");
        use(reader.expression());
      }
    }
    return harmless ? JsCalls.HARMLESS : Value.OPAQUE;
  }

  @Override
  public boolean isOperator(Token token) {
    return token.kind() == Token.Kind.MARK && OPERATORS.contains(token.text())
        || token.names("in")
        || token.names("instanceof");
  }

  @Override
  public boolean isPrefix(Token token) {
    return token.is("-")
        || token.is("+")
        || token.is("~")
        || token.is("!")
        || token.is("++")
        || token.is("--")
        || token.names("typeof")
        || token.names("void")
        || token.names("delete")
        || token.names("await")
        || token.names("yield")
        || token.names("new")
        || token.names("async");
  }

  @Override
  public Value name(String name) {
    if (name.equals("true") || name.equals("false") || name.equals("null")) {
      return new Value.Fixed(name);
    }
    return calls.global(name);
  }

  @Override
  public Value member(Value base, String name) {
    return calls.member(base, name);
  }

  @Override
  public Value index(Value base, List<Value> keys) {
    if (keys.size() == 1
        && keys.getFirst() instanceof Value.Text(Set<String> one)
        && one.size() == 1) {
      return calls.member(base, one.iterator().next());
    }
    keys.forEach(this::use);
    use(base);
    boolean number = keys.size() == 1 && keys.getFirst() instanceof Value.Fixed;
    return number ? Value.element(base) : new Value.Ref("?element");
  }

  @Override
  public Value call(Value callee, Arguments arguments) {
    unnamed(arguments);
    return calls.call(callee, arguments);
  }

  @Override
  public Value method(Value base, String name, Arguments arguments) {
    unnamed(arguments);
    return calls.method(base, name, arguments);
  }

  /// What reads as a named argument is an assignment here.
  private static void unnamed(Arguments arguments) {
    if (!arguments.named().isEmpty()) {
      throw Reader.fail();
    }
  }

  @Override
  public Value combine(List<Value> operands, List<String> operators) {
    if (operators.stream().allMatch("+"::equals)) {
      Value all = Value.concat(operands);
      if (all instanceof Value.Text) {
        return all;
      }
    }
    operands.forEach(this::use);
    return Value.OPAQUE;
  }

  @Override
  public void assigned(Value base, String member) {
    if (base.equals(new Value.Ref("process.env"))) {
      found.setsVariable();
    } else if (base.equals(new Value.Ref("process")) && member.equals("exitCode")) {
      return;
    } else if (base instanceof Value.Ref(String name) && !name.equals("?element")) {
      found.unknown("a part of a module is replaced");
    } else if (member.startsWith("__")
        || member.equals("prototype")
        || member.equals("constructor")) {
      found.unknown("a hidden member is replaced");
    }
  }

  @Override
  public Value use(Value value) {
    if (value instanceof Value.Ref(String name)) {
      if (name.equals("process.env")) {
        found.exposes("*");
      } else if (!calls.isPure(name)) {
        found.unknown("a function or module is handed on");
      }
    }
    if (value instanceof Value.Items(List<Value> items)) {
      items.forEach(this::use);
    }
    return value;
  }
}

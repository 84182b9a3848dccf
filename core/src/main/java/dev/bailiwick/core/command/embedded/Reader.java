package dev.bailiwick.core.command.embedded;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the statements and expressions that Python and JavaScript share, evaluating as it goes.
/// Precedence does not matter to it: a value survives only where every operator is the same.
final class Reader {
  static final Set<String> ASSIGNMENTS =
      Set.of(
          "=", ":=", "+=", "-=", "*=", "/=", "//=", "%=", "**=", "&=", "|=", "^=", ">>=", "<<=",
          "@=", ">>>=", "&&=", "||=", "??=");
  private static final int DEEPEST = 120;

  final Names names;
  private final List<Token> tokens;
  private final int[] closes;
  private final Dialect dialect;
  private final int depth;
  private int nested;
  private int at;

  Reader(List<Token> tokens, Dialect dialect, Names names, int depth) {
    this.tokens = tokens;
    this.dialect = dialect;
    this.names = names;
    this.depth = depth;
    this.closes = pairs(tokens);
  }

  private static int[] pairs(List<Token> tokens) {
    int[] closes = new int[tokens.size()];
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < closes.length; i++) {
      Token token = tokens.get(i);
      if (token.is("(") || token.is("[") || token.is("{")) {
        open.push(i);
      } else if (token.is(")") || token.is("]") || token.is("}")) {
        if (open.isEmpty()
            || "([{".indexOf(tokens.get(open.peek()).text()) != ")]}".indexOf(token.text())) {
          throw fail();
        }
        closes[open.pop()] = i;
      }
    }
    if (!open.isEmpty()) {
      throw fail();
    }
    return closes;
  }

  static Unreadable fail() {
    return new Unreadable("a program that cannot be read");
  }

  Token token() {
    return token(0);
  }

  Token token(int ahead) {
    return at + ahead < tokens.size() ? tokens.get(at + ahead) : Token.END;
  }

  /// The token after the bracket that closes the one `ahead`.
  Token afterClose(int ahead) {
    int next = closes[at + ahead] + 1;
    return next < tokens.size() ? tokens.get(next) : Token.END;
  }

  Token take() {
    if (at >= tokens.size()) {
      throw fail();
    }
    return tokens.get(at++);
  }

  boolean skip(String mark) {
    if (token().is(mark)) {
      at++;
      return true;
    }
    return false;
  }

  boolean skipName(String name) {
    if (token().names(name)) {
      at++;
      return true;
    }
    return false;
  }

  void expect(String mark) {
    if (!skip(mark)) {
      throw fail();
    }
  }

  String takeName() {
    Token token = take();
    if (token.kind() != Token.Kind.NAME) {
      throw fail();
    }
    return token.text();
  }

  boolean done() {
    return at >= tokens.size();
  }

  void statements() {
    while (!done()) {
      statement();
    }
  }

  /// Steps into the bracket that must open here; the place of the one that closes it.
  private int enter() {
    if (done() || closes[at] <= at) {
      throw fail();
    }
    return closes[at++];
  }

  /// The statements between the bracket that opens here and the one that closes it.
  void block() {
    int close = enter();
    deeper();
    while (at < close) {
      statement();
    }
    at = close + 1;
    nested--;
  }

  private void statement() {
    if (token().kind() == Token.Kind.LINE || skip(";")) {
      at += token().kind() == Token.Kind.LINE && !done() ? 1 : 0;
      return;
    }
    int before = at;
    if (!dialect.statement(this)) {
      dialect.use(expression());
    }
    if (at == before) {
      throw fail();
    }
  }

  private void deeper() {
    if (++nested > DEEPEST) {
      throw new Unreadable("a program nested too deeply");
    }
  }

  Value expression() {
    deeper();
    List<Value> operands = new ArrayList<>();
    List<String> operators = new ArrayList<>();
    while (true) {
      boolean prefixed = false;
      while (dialect.isPrefix(token())) {
        at++;
        prefixed = true;
      }
      Value value = chain();
      operands.add(prefixed ? used(value) : value);
      if (!dialect.isOperator(token())) {
        break;
      }
      String operator = take().text();
      if (operator.equals("not") || operator.equals("is")) {
        at += token().names("in") || token().names("not") ? 1 : 0;
      }
      operators.add(operator);
      if (operator.equals("?")) {
        operands.add(expression());
        expect(":");
        operators.add(":");
      }
    }
    nested--;
    return operands.size() == 1 ? operands.getFirst() : dialect.combine(operands, operators);
  }

  private Value used(Value value) {
    dialect.use(value);
    return Value.OPAQUE;
  }

  private Value chain() {
    Token first = token();
    if (first.kind() == Token.Kind.NAME
        && ASSIGNMENTS.contains(token(1).text())
        && token(1).kind() == Token.Kind.MARK) {
      return assignment();
    }
    Value value = primary();
    while (true) {
      if (token().is("(")) {
        value = dialect.call(value, arguments());
      } else if (token().is("[")) {
        List<Value> keys = group();
        if (isAssignment()) {
          names.changeLists();
          dialect.assigned(value, "[]");
        } else {
          value = dialect.index(value, keys);
        }
      } else if (token().is(".") || token().is("?.")) {
        value = member(value);
      } else if (token().is("++") || token().is("--")) {
        at++;
        value = Value.OPAQUE;
      } else if (isAssignment()) {
        if (!first.is("(") && first.kind() != Token.Kind.NAME) {
          throw fail();
        }
        at++;
        return used(expression());
      } else {
        return value;
      }
    }
  }

  private boolean isAssignment() {
    return token().kind() == Token.Kind.MARK && ASSIGNMENTS.contains(token().text());
  }

  private Value member(Value base) {
    boolean optional = take().text().equals("?.");
    if (optional && token().is("(")) {
      return dialect.call(base, arguments());
    }
    if (optional && token().is("[")) {
      return dialect.index(base, group());
    }
    String name = takeName();
    if (PythonCalls.MUTATORS.contains(name) && !(base instanceof Value.Ref)) {
      names.changeLists();
    }
    if (token().is("(")) {
      return dialect.method(base, name, arguments());
    }
    if (isAssignment()) {
      dialect.assigned(base, name);
      return Value.OPAQUE;
    }
    return dialect.member(base, name);
  }

  private Value assignment() {
    String name = takeName();
    String how = take().text();
    Value value = expression();
    boolean plain = how.equals("=") || how.equals(":=");
    if (plain && token().is(",")) {
      return used(value);
    }
    if (!plain && value instanceof Value.Items) {
      names.changeLists();
    }
    names.bind(name, plain ? value : used(value));
    return plain ? value : Value.OPAQUE;
  }

  private Value primary() {
    Value own = dialect.operand(this);
    if (own != null) {
      return own;
    }
    Token token = take();
    return switch (token.kind()) {
      case NAME -> {
        Value bound = names.get(token.text());
        yield bound != null ? bound : dialect.name(token.text());
      }
      case TEXT -> text(token);
      case NUMBER -> new Value.Fixed(token.text());
      case REGEX -> Value.OPAQUE;
      case MARK -> {
        at--;
        boolean list = token.is("[");
        boolean tuple = token.is("(");
        if (!list && !tuple && !token.is("{")) {
          throw fail();
        }
        int close = closes[at];
        boolean plain = isPlain(at, close);
        List<Value> items = group();
        yield tuple && items.size() == 1 && !tokens.get(close - 1).is(",")
            ? items.getFirst()
            : literal(items, plain && !token.is("{"));
      }
      case LINE -> throw fail();
    };
  }

  private Value literal(List<Value> items, boolean plain) {
    items.forEach(dialect::use);
    return plain ? new Value.Items(List.copyOf(items)) : Value.OPAQUE;
  }

  /// Whether the group holds neither a comprehension nor a spread.
  private boolean isPlain(int open, int close) {
    for (int i = open + 1; i < close; i++) {
      Token token = tokens.get(i);
      if (token.is("(") || token.is("[") || token.is("{")) {
        i = closes[i];
      } else if (token.names("for") || token.is("*") || token.is("...") || token.is(":")) {
        return false;
      }
    }
    return true;
  }

  private Value text(Token token) {
    List<Value> parts = new ArrayList<>();
    pieces(token, parts);
    while (token().kind() == Token.Kind.TEXT) {
      pieces(take(), parts);
    }
    return Value.concat(parts);
  }

  private void pieces(Token token, List<Value> parts) {
    for (Token.Piece piece : token.pieces()) {
      switch (piece) {
        case Token.Fixed(String text) -> parts.add(Value.text(text));
        case Token.Code(List<Token> code, boolean shaped) -> {
          if (depth > 8) {
            throw new Unreadable("a program nested too deeply");
          }
          Value value = new Reader(code, dialect, names, depth + 1).whole();
          parts.add(shaped ? Value.OPAQUE : value);
        }
      }
    }
  }

  private Value whole() {
    Value value = Value.OPAQUE;
    while (!done()) {
      value = dialect.use(expression());
      while (!done() && skip(",")) {
        value = Value.OPAQUE;
      }
    }
    return value instanceof Value.FilePath(Value text) ? text : value;
  }

  /// The values in the bracket that opens here, comprehensions included.
  List<Value> group() {
    int close = enter();
    List<Value> values = new ArrayList<>();
    deeper();
    while (at < close) {
      if (skip(",") || skip(":") || skip("...") || skip("*") || skip("**")) {
        continue;
      }
      if (token().kind() == Token.Kind.LINE) {
        at++;
        continue;
      }
      if (token().names("for") || token().names("async")) {
        comprehension();
        continue;
      }
      values.add(expression());
      if (at < close
          && !token().is(",")
          && !token().is(":")
          && !token().names("for")
          && !token().names("async")) {
        throw fail();
      }
    }
    at = close + 1;
    nested--;
    return values;
  }

  private void comprehension() {
    skipName("async");
    take();
    loop();
  }

  /// `x in xs` and `(a, b) in xs`: the names before `in` stand for the elements.
  void loop() {
    List<String> targets = targets();
    Value value = Value.element(expression());
    targets.forEach(name -> names.bind(name, targets.size() == 1 ? value : Value.OPAQUE));
  }

  private List<String> targets() {
    List<String> targets = new ArrayList<>();
    while (!token().names("in") && !token().names("of")) {
      Token token = take();
      if (token.kind() == Token.Kind.NAME) {
        targets.add(token.text());
      } else if (token.kind() != Token.Kind.MARK || !"(),[]*".contains(token.text())) {
        throw fail();
      } else if (!token.is("(") || targets.isEmpty()) {
        targets.add("");
      }
    }
    take();
    if (targets.stream().filter(t -> !t.isEmpty()).count() == 1 && targets.size() == 1) {
      return targets;
    }
    targets.add("");
    return targets;
  }

  private Arguments arguments() {
    int close = enter();
    List<Value> positional = new ArrayList<>();
    Map<String, Value> named = new HashMap<>();
    boolean spread = false;
    deeper();
    while (at < close) {
      if (skip(",") || token().kind() == Token.Kind.LINE && take() != null) {
        continue;
      }
      if (skip("*") || skip("**") || skip("...")) {
        spread = true;
        dialect.use(expression());
      } else if (token().kind() == Token.Kind.NAME && token(1).is("=")) {
        String name = takeName();
        at++;
        named.put(name, expression());
      } else {
        positional.add(expression());
      }
      if (token().names("for") || token().names("async")) {
        dialect.use(positional.isEmpty() ? Value.OPAQUE : positional.getLast());
        positional.clear();
        positional.add(Value.OPAQUE);
        while (at < close && (token().names("for") || token().names("async"))) {
          comprehension();
        }
      }
      if (at < close && !token().is(",")) {
        throw fail();
      }
    }
    at = close + 1;
    nested--;
    return new Arguments(positional, named, spread);
  }
}

package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Annotation;
import dev.bailiwick.core.code.ir.Constant;
import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.rule.Action;
import dev.bailiwick.core.code.rule.Place;
import dev.bailiwick.core.code.rule.Row;
import dev.bailiwick.core.code.rule.Weakness;
import dev.bailiwick.core.code.run.Arguments;
import dev.bailiwick.core.code.run.Frame;
import dev.bailiwick.core.code.run.Invocation;
import dev.bailiwick.core.code.value.Label;
import dev.bailiwick.core.code.value.Ref;
import dev.bailiwick.core.code.value.Taint;
import dev.bailiwick.core.code.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is not part of the project: looked up in the models. What they do not know gives what went
/// in.
final class Foreign {
  /// Names of functions that make values harmless, where their text is not to be had.
  private static final Pattern CLEANING =
      Pattern.compile("(?i)_*(html|sql|url|shell|xml)?_?(escape|saniti[sz]e|purify)\\w*");

  /// Where what comes back is another's: a row, a file, a page, not what was asked with.
  private static final Set<String> ANSWERED =
      Set.of(
          "sql-injection",
          "nosql-injection",
          "ldap-injection",
          "xpath-injection",
          "path-traversal",
          "ssrf",
          "command-injection");

  private final Machine machine;
  private final Map<String, Boolean> cleaning = new HashMap<>();
  private final Sinks sinks;

  Foreign(Machine machine) {
    this.machine = machine;
    this.sinks = new Sinks(machine);
  }

  /// The bits of weaknesses by their ids; an id that no rule has stands for none.
  long bits(String... ids) {
    long bits = 0;
    for (var id : ids) {
      bits |= machine.rules.weakness(id).map(Weakness::bit).orElse(0L);
    }
    return bits;
  }

  /// The bits of all weaknesses but that of who may have it.
  long harmless() {
    return Conditions.ALL & ~bits("missing-ownership-check");
  }

  /// What the rows say of a call, collected.
  private static final class Said {
    private @Nullable Value result;
    private @Nullable String gives;
    private @Nullable String label;
    private long safe;
    private boolean isClean;
    private boolean isAnswered;
    private boolean isEntry;
  }

  Value call(Invocation call, Frame frame) {
    var required = machine.modules.required(call, frame);
    if (required != null) {
      return required;
    }
    var said = new Said();
    for (var row : machine.models(frame.file).find(Row.Kind.CALL, call.owner(), call.name())) {
      if (machine.places.hold(row, call, frame)) {
        for (var action : row.actions()) {
          apply(row, action, call, frame, said);
        }
      }
    }
    if (said.safe == 0
        && cleaning.computeIfAbsent(call.name(), name -> CLEANING.matcher(name).matches())) {
      said.safe = Conditions.ALL;
    }
    return result(call, said, frame);
  }

  private void apply(Row row, Action action, Invocation call, Frame frame, Said said) {
    switch (action) {
      case Action.Sink sink -> {
        sinks.check(sink, row, call, frame);
        said.isAnswered |= ANSWERED.contains(sink.weakness().id());
      }
      case Action.Flaw(var weakness) ->
          sinks.flaw(weakness, row, call.span(), called(call, frame), frame);
      case Action.Operation(var name) -> {
        if (said.result == null) {
          said.result = machine.operations.run(name, call, frame);
        }
      }
      case Action.Gives(var symbol) -> said.gives = said.gives == null ? symbol : said.gives;
      case Action.Comes(var label) -> said.label = label;
      case Action.Safe(long bits) -> said.safe |= bits;
      case Action.Clean _ -> said.isClean = true;
      case Action.Becomes(var symbol) -> become(call, symbol, frame);
      case Action.Exits _ -> frame.state.die();
      case Action.Guard(long bits, var place, boolean isBefore, boolean _) -> {
        if (isBefore) {
          guard(bits, place, call, frame);
        }
      }
      case Action.Entry(var parameters) -> {
        said.isEntry = true;
        machine.authority.handed(call, frame);
        machine.roots.entries(call.arguments().all(), parameters, frame);
      }
      case Action.Passes(var place) -> {
        var seen = machine.places.at(place, call, frame).value();
        said.result = seen == null ? Value.UNKNOWN : seen;
      }
    }
  }

  private static void become(Invocation call, String symbol, Frame frame) {
    if (call.call().callee() instanceof Expr.Member(Expr.Name(var name, var _), var _, var _)) {
      var variable = frame.scope.find(name);
      if (variable != null) {
        frame.state.set(variable, call.receiver().named(symbol));
      }
    }
  }

  private void guard(long bits, Place place, Invocation call, Frame frame) {
    var seen = machine.places.at(place, call, frame).value();
    if (seen != null) {
      for (var mark : machine.heap.deep(seen, frame.state).marks()) {
        frame.state.allow(mark.source(), bits);
      }
    }
  }

  private Value result(Invocation call, Said said, Frame frame) {
    var symbol = said.gives != null ? said.gives : symbol(call);
    if (said.result != null) {
      var result = said.result.with(said.result.taint().safer(said.safe));
      return said.gives == null ? result : result.named(said.gives);
    }
    var value = Value.symbol(symbol);
    if (said.label != null) {
      var path = frame.file.text(call.span());
      return value.and(
          machine.sources.taint(
              Label.of(said.label), shortened(path), frame.file.path(), call.span(), said.safe));
    }
    if (said.isEntry) {
      return value;
    }
    boolean isClean = said.isClean || said.isAnswered;
    var through =
        machine.callbacks.through(call, said.isAnswered ? Taint.NONE : handed(call, frame), frame);
    if (isClean) {
      return value;
    }
    var taint = inputs(call, frame).derived().safer(said.safe);
    return value.and(taint).and(through.taint());
  }

  /// What functions among the arguments may be called with.
  private Taint handed(Invocation call, Frame frame) {
    var taint = call.receiver().taint();
    for (var argument : call.arguments().all()) {
      if (argument.refs().stream().noneMatch(Ref.Closure.class::isInstance)) {
        taint = taint.and(machine.heap.deep(argument, frame.state));
      }
    }
    return taint.derived();
  }

  private Taint inputs(Invocation call, Frame frame) {
    var taint = call.receiver().taint();
    if (call.receiver().symbol().isEmpty()) {
      taint = machine.heap.deep(call.receiver(), frame.state);
    }
    for (var argument : call.arguments().all()) {
      taint = taint.and(machine.heap.deep(argument, frame.state));
    }
    return taint;
  }

  static String shortened(String text) {
    var line = text.strip().replaceAll("\\s+", " ");
    return line.length() > 60 ? line.substring(0, 57) + "…" : line;
  }

  /// What the result is called: an instance where one is made, else the call.
  private static String symbol(Invocation call) {
    var callee = call.callee().symbol();
    if (callee.isEmpty()) {
      return "";
    }
    var name = call.name();
    boolean creates =
        call.call().creates() || !name.isEmpty() && Character.isUpperCase(name.charAt(0));
    return callee + (creates ? "#" : "()");
  }

  private static String called(Invocation call, Frame frame) {
    return shortened(frame.file.text(call.call().callee().span()));
  }

  /// The rows for a call as it is written, whatever their conditions.
  List<Row> rows(Expr.Call call, Frame frame) {
    var name =
        switch (call.callee()) {
          case Expr.Member(var _, var last, var _) -> last;
          case Expr.Name(var last, var _) -> last;
          default -> "";
        };
    var callee =
        switch (call.callee()) {
          case Expr.Name _ -> machine.evaluation.of(call.callee(), frame);
          case Expr.Member(Expr.Name object, var last, var span) ->
              machine.members.read(
                  machine.evaluation.of(object, frame), Value.text(last), span, frame);
          default -> Value.UNKNOWN;
        };
    var symbol = callee.symbol();
    int dot = symbol.lastIndexOf('.');
    return machine
        .models(frame.file)
        .find(
            Row.Kind.CALL,
            symbol.isEmpty() ? "?" : dot < 0 ? "" : symbol.substring(0, dot),
            symbol.isEmpty() ? name : symbol.substring(dot + 1));
  }

  /// What a row says of a read.
  Value read(Row row, Value result, Value object, Span span, Frame frame) {
    var value = result;
    for (var action : row.actions()) {
      switch (action) {
        case Action.Comes(var label) -> {
          var path = shortened(frame.file.text(span));
          value = value.and(machine.sources.taint(Label.of(label), path, frame.file.path(), span));
        }
        case Action.Gives(var symbol) -> value = value.named(symbol);
        case Action.Clean _ -> value = value.with(Taint.NONE);
        case Action.Safe(long bits) -> value = value.with(value.taint().safer(bits));
        case Action.Flaw(var weakness) ->
            sinks.flaw(weakness, row, span, shortened(frame.file.text(span)), frame);
        default -> {}
      }
    }
    return value;
  }

  /// What a row says of a write.
  void write(Row row, Value target, Value value, Span span, Frame frame) {
    sinks.write(row, target, value, span, frame);
  }

  /// A variable at the top of a file, or a field of a class, that gets a value.
  ///
  /// @param owner the class, or empty
  void named(String owner, String name, Value value, Span span, Frame frame) {
    for (var row : machine.models(frame.file).find(Row.Kind.WRITE, owner, name)) {
      if (row.owner().equals(owner)) {
        sinks.write(row, Value.UNKNOWN, value, span, frame);
      }
    }
  }

  /// A write under a key that is not known.
  void keyed(Value key, Expr object, boolean isShared, Span span, Frame frame) {
    sinks.keyed(key, object, isShared, span, frame);
  }

  /// A decorator or annotation that is the flaw.
  void annotated(Row row, Weakness weakness, Annotation annotation, Frame frame) {
    var call =
        annotation.value() instanceof Expr.Call written
            ? written
            : new Expr.Call(annotation.value(), List.of(), false, annotation.value().span());
    var arguments = machine.calls.arguments(call.arguments(), frame);
    var invocation = new Invocation(call, Value.UNKNOWN, Value.UNKNOWN, arguments);
    if (machine.places.hold(row, invocation, frame)) {
      sinks.flaw(weakness, row, call.span(), shortened(frame.file.text(call.span())), frame);
    }
  }

  /// A method that is the flaw as it is declared: one that says yes whatever it is asked.
  void declared(Row row, Weakness weakness, Ref.Closure method, Frame frame) {
    var routine = method.routine();
    boolean isEmpty =
        routine.body().stream()
            .allMatch(statement ->
                statement instanceof Stmt.Return(var value, var _)
                    && (value == null
                        || value instanceof Expr.Literal(Constant.Bool(var truth), var _)
                            && truth));
    if (isEmpty) {
      sinks.flaw(weakness, row, routine.span(), routine.name(), frame);
    }
  }

  /// An object that is called: a partial application, an object with a call method.
  @Nullable Value callable(Ref.Obj object, Invocation call, Frame frame) {
    return machine.callbacks.callable(object, call, frame);
  }

  /// A function with its first arguments given.
  Value partial(Ref.Closure function, Arguments first, Frame frame) {
    return machine.callbacks.partial(function, first, frame);
  }

  /// What a function that a framework calls gives back.
  void returned(Value value, Span span, Frame frame) {
    for (var row : frame.returning) {
      sinks.returned(row, value, span, frame);
    }
  }
}

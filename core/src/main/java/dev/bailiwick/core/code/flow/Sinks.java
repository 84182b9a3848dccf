package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.rule.Action;
import dev.bailiwick.core.code.rule.Row;
import dev.bailiwick.core.code.rule.Weakness;
import dev.bailiwick.core.code.run.Arguments;
import dev.bailiwick.core.code.run.Found;
import dev.bailiwick.core.code.run.Frame;
import dev.bailiwick.core.code.run.Invocation;
import dev.bailiwick.core.code.value.Fact;
import dev.bailiwick.core.code.value.Label;
import dev.bailiwick.core.code.value.Mark;
import dev.bailiwick.core.code.value.Ref;
import dev.bailiwick.core.code.value.Taint;
import dev.bailiwick.core.code.value.Trail;
import dev.bailiwick.core.code.value.Value;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where values do harm.
final class Sinks {
  /// For which a parameter that is used as it came is a flaw: nobody writes a wrapper around them.
  private static final Set<String> EVEN_AS_IT_CAME =
      Set.of(
          "code-injection",
          "unsafe-deserialization",
          "xpath-injection",
          "regex-injection",
          "template-injection",
          "slow-regex",
          "missing-ownership-check");

  /// For which a parameter is a flaw that another function of the program hands on as it came.
  private static final Set<String> EVEN_PASSED_ON = Set.of("command-injection");

  /// No flaw where who runs the program has asked for it.
  private static final String SWITCHED_OFF = "tls-unverified";

  /// Fields that say what somebody may do, whose something is, what he owns.
  private static final Pattern NOT_THEIRS =
      Pattern.compile(
          "(?i)(is_?)?(admin|staff|superuser|verified|approved|paid)|roles?|permissions?|balance|credits?"
              + "|(owner|user|tenant|account)_?id|password_?hash");

  private final Machine machine;

  Sinks(Machine machine) {
    this.machine = machine;
  }

  void check(Action.Sink sink, Row row, Invocation call, Frame frame) {
    for (var place : sink.places()) {
      var value = machine.places.at(place, call, frame).value();
      if (value == null) {
        continue;
      }
      var mark = worst(reaching(value, sink, frame), sink, frame);
      if (mark != null) {
        report(sink.weakness(), row, call, mark, frame);
      }
    }
  }

  private Taint reaching(Value value, Action.Sink sink, Frame frame) {
    return switch (sink.only()) {
      case WHOLE -> value.taint().and(filled(value, frame));
      case OWN -> value.taint();
      case ANY, DIRECT, MADE -> machine.heap.deep(value, frame.state);
    };
  }

  /// Of an object that was filled as a whole, where it has a field that is for nobody to set.
  private static Taint filled(Value value, Frame frame) {
    var taint = Taint.NONE;
    for (var ref : value.refs()) {
      boolean isOpen =
          ref instanceof Ref.Obj object
              && object.type() != null
              && object.type().type().fields().stream()
                  .anyMatch(field -> NOT_THEIRS.matcher(field.name()).matches());
      var rest = isOpen ? frame.state.get((Ref.Obj) ref).rest() : null;
      taint = rest == null ? taint : taint.and(rest.taint());
    }
    return taint;
  }

  private static boolean fits(Action.Sink sink, Mark mark) {
    return switch (sink.only()) {
      case ANY, OWN -> true;
      case DIRECT, WHOLE -> mark.direct();
      case MADE -> !mark.direct();
    };
  }

  /// Where it goes wrong in a file that only works for others, the flaw is where the file that read
  /// the value hands it over: there it can be mended, and there it is told for each of them.
  private void report(Weakness weakness, Row row, Invocation call, Mark mark, Frame frame) {
    var what = Foreign.shortened(frame.file.text(call.call().callee().span()));
    var home = frame;
    while (home != null && !home.file.path().equals(mark.source().file())) {
      home = home.caller;
    }
    Trail step = null;
    for (var one : Trail.steps(mark.trail())) {
      step = one.file().equals(mark.source().file()) ? one : step;
    }
    var place = new Found(weakness, frame.file, call.span(), what, row.message(), mark);
    if (home == null || home.file == frame.file || step == null) {
      machine.reporting.report(place);
    } else {
      machine.reporting.report(
          new Found(weakness, home.file, step.span(), what, row.message(), mark), place);
    }
  }

  private @Nullable Mark worst(Taint taint, Action.Sink sink, Frame frame) {
    Mark worst = null;
    for (var mark : taint.marks()) {
      long safe = mark.safe() | frame.state.safe(mark.source());
      boolean harms =
          (safe & sink.weakness().bit()) == 0
              && fits(sink, mark)
              && accepts(sink.weakness(), sink.labels(), mark);
      if (harms && (worst == null || mark.source().label().compareTo(worst.source().label()) < 0)) {
        worst = mark;
      }
    }
    return worst;
  }

  /// What a function that a framework calls gives back.
  void returned(Row row, Value value, Span span, Frame frame) {
    var call = new Expr.Call(new Expr.Name("", span), List.of(), false, span);
    var given = new Invocation(call, Value.UNKNOWN, Value.UNKNOWN, Arguments.of(value));
    for (var action : row.actions()) {
      if (action instanceof Action.Sink sink && machine.places.hold(row, given, frame)) {
        var mark = worst(reaching(value, sink, frame), sink, frame);
        if (mark != null) {
          machine.reporting.report(
              new Found(sink.weakness(), frame.file, span, "return", row.message(), mark));
        }
      }
    }
  }

  private static boolean accepts(Weakness weakness, List<String> labels, Mark mark) {
    var label = mark.source().label();
    if (!labels.isEmpty()) {
      return labels.stream().anyMatch(word -> Label.of(word) == label);
    }
    return label == Label.INPUT
        || (label == Label.PARAMETER || label == Label.OPERATOR)
            && (!mark.direct()
                || EVEN_AS_IT_CAME.contains(weakness.id())
                || mark.trail() != null && EVEN_PASSED_ON.contains(weakness.id()));
  }

  void flaw(Weakness weakness, Row row, Span span, String what, Frame frame) {
    if (weakness.id().equals(SWITCHED_OFF) && frame.state.holds(Fact.CARELESS)) {
      return;
    }
    machine.reporting.report(new Found(weakness, frame.file, span, what, row.message(), null));
  }

  void write(Row row, Value target, Value value, Span span, Frame frame) {
    var call = new Expr.Call(new Expr.Name("", span), List.of(), false, span);
    var invocation = new Invocation(call, target, Value.UNKNOWN, Arguments.of(value));
    if (!machine.places.hold(row, invocation, frame)) {
      return;
    }
    for (var action : row.actions()) {
      switch (action) {
        case Action.Sink sink -> check(sink, row, invocation, frame);
        case Action.Flaw(var weakness) ->
            flaw(weakness, row, span, Foreign.shortened(frame.file.text(span)), frame);
        default -> {}
      }
    }
  }

  /// `object[key][inner] = value` with a key from outside changes what all objects share.
  void keyed(Value key, Expr object, boolean isShared, Span span, Frame frame) {
    if (!frame.file.language().isScript() || !isShared && !(object instanceof Expr.Index)) {
      return;
    }
    var weakness = machine.rules.weakness("prototype-pollution");
    if (weakness.isEmpty()) {
      return;
    }
    var sink = new Action.Sink(weakness.get(), List.of(), List.of(), Action.How.ANY);
    var outer = object instanceof Expr.Index(var _, var first, var _) ? first : object;
    var from = isShared ? key : machine.evaluation.of(outer, frame);
    var mark = worst(from.taint(), sink, frame);
    if (mark != null) {
      var what = Foreign.shortened(frame.file.text(span));
      machine.reporting.report(new Found(weakness.get(), frame.file, span, what, "", mark));
    }
  }
}

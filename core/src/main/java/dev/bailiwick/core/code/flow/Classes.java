package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.ir.Type;
import dev.bailiwick.core.code.run.Arguments;
import dev.bailiwick.core.code.run.Frame;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.value.Ref;
import dev.bailiwick.core.code.value.Scope;
import dev.bailiwick.core.code.value.Shape;
import dev.bailiwick.core.code.value.Value;
import org.jspecify.annotations.Nullable;

/// Classes of the project and their instances.
final class Classes {
  private final Machine machine;

  Classes(Machine machine) {
    this.machine = machine;
  }

  Ref.ClassRef of(Type type, Frame frame) {
    var scope = new Scope(frame.scope, false);
    var made = new Ref.ClassRef(type, scope, frame.file);
    for (var above : type.supers()) {
      var value = machine.evaluation.of(above, frame);
      for (var ref : value.refs()) {
        if (ref instanceof Ref.ClassRef known) {
          made.supers().add(known);
          made.foreign().addAll(known.foreign());
        }
      }
      if (!value.symbol().isEmpty()) {
        made.foreign().add(value.symbol());
      }
    }
    if (type.supers().isEmpty()) {
      type.supertypes().stream().filter(name -> !name.isEmpty()).forEach(made.foreign()::add);
    }
    frame.state.set(made.statics(), Shape.EMPTY_MAP);
    if (!type.name().isEmpty()) {
      frame.state.set(scope.declare(type.name()), Value.of(made));
    }
    var inside = new Frame(frame.file, scope, frame.state, frame, Value.of(made), made, null);
    for (var inner : type.types()) {
      var value = Value.of(of(inner, inside));
      inside.state.set(scope.declare(inner.name()), value);
      machine.members.store(Value.of(made), Value.text(inner.name()), value, inside);
    }
    statics(made, inside);
    inside.finish();
    if (frame.file.language() == Language.GO) {
      machine.packages.join(made, frame);
    }
    machine.roots.made(made, frame);
    return made;
  }

  private void statics(Ref.ClassRef made, Frame inside) {
    boolean isPython = inside.file.language() == dev.bailiwick.core.code.syntax.Language.PYTHON;
    for (var field : made.type().fields()) {
      if (made.foreign().stream().anyMatch(name -> name.endsWith("BaseSettings"))) {
        machine.secrets.replaced(field.name(), field.initial(), inside);
      } else {
        machine.secrets.check(field.name(), field.initial(), inside);
      }
      if (field.isStatic()) {
        var value = typed(field, machine.evaluation.of(field.initial(), inside));
        machine.members.store(Value.of(made), Value.text(field.name()), value, inside);
        machine.foreign.named(made.type().name(), field.name(), value, field.span(), inside);
        if (isPython) {
          inside.state.set(inside.scope.declare(field.name()), value);
        }
      }
    }
    machine.statements.all(made.type().body(), inside);
  }

  private static Value typed(Type.Field field, Value value) {
    boolean isOpen =
        !field.type().isEmpty()
            && value.symbol().isEmpty()
            && value.refs().isEmpty()
            && (value.constant() == null || value.isNothing());
    return isOpen ? Value.symbol(field.type() + "#") : value;
  }

  /// What the class or one above it holds for all instances, or null.
  @Nullable Value shared(Ref.ClassRef type, String name, Frame frame) {
    for (var one : type.lineage()) {
      var value = frame.state.get(one.statics()).get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /// A new instance, with its constructor run.
  Value instance(Ref.ClassRef type, Arguments arguments, Span at, Frame frame) {
    var object = new Ref.Obj(type);
    frame.state.set(object, Shape.EMPTY_MAP);
    var value = Value.of(object);
    if (!type.foreign().isEmpty()) {
      value = value.named(type.foreign().getFirst() + "#");
    }
    fields(type, value, frame);
    var constructor = type.method("constructor", value, arguments.placed().size());
    if (constructor.isPresent()) {
      machine.calls.run(constructor.get(), arguments, at, frame);
    } else if (type.supers().isEmpty() && !type.foreign().isEmpty()) {
      for (var argument : arguments.all()) {
        value = value.and(machine.heap.deep(argument, frame.state).derived());
      }
    }
    keep(type, value, arguments, frame);
    return value;
  }

  /// A class of fields alone (a data class, a record) takes its arguments as these.
  private void keep(Ref.ClassRef type, Value value, Arguments arguments, Frame frame) {
    if (type.method("constructor").isPresent()) {
      return;
    }
    int at = 0;
    for (var field : type.type().fields()) {
      var named = arguments.named().get(field.name());
      var given = named != null ? named : arguments.at(at++);
      if (given != null) {
        machine.members.store(value, Value.text(field.name()), given, frame);
      }
    }
  }

  private void fields(Ref.ClassRef type, Value value, Frame frame) {
    for (var one : type.lineage().reversed()) {
      ownFields(one, value, frame);
    }
  }

  private void ownFields(Ref.ClassRef type, Value value, Frame frame) {
    var inside = new Frame(type.file(), type.scope(), frame.state, frame, value, type, null);
    for (var field : type.type().fields()) {
      if (!field.isStatic()) {
        var initial = typed(field, machine.evaluation.of(field.initial(), inside));
        machine.members.store(value, Value.text(field.name()), initial, inside);
      }
    }
    inside.finish();
  }

  /// The methods that other code may call.
  static boolean isOpen(Routine method) {
    return !method.is(Routine.Trait.CONSTRUCTOR) && !method.name().startsWith("#");
  }
}

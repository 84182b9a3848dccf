package dev.bailiwick.core.code.value;

import dev.bailiwick.core.code.ir.Parameter;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a value refers to. Compared by identity.
public sealed interface Ref {

  /// An object, list or map; its [Shape] stands in the [State].
  final class Obj implements Ref {
    private final @Nullable ClassRef type;

    public Obj(@Nullable ClassRef type) {
      this.type = type;
    }

    /// The class of which it is an instance, where that is known.
    public @Nullable ClassRef type() {
      return type;
    }
  }

  /// A function with the scope in which it was made.
  final class Closure implements Ref {
    private final Routine routine;
    private final Scope scope;
    private final CodeFile file;
    private final @Nullable ClassRef owner;
    private final Value self;

    /// @param owner the class whose method it is
    /// @param self its receiver, where it is bound to one
    public Closure(
        Routine routine, Scope scope, CodeFile file, @Nullable ClassRef owner, Value self) {
      this.routine = routine;
      this.scope = scope;
      this.file = file;
      this.owner = owner;
      this.self = self;
    }

    public Routine routine() {
      return routine;
    }

    public Scope scope() {
      return scope;
    }

    public CodeFile file() {
      return file;
    }

    public @Nullable ClassRef owner() {
      return owner;
    }

    public Value self() {
      return self;
    }

    public Closure bound(Value receiver) {
      return new Closure(routine, scope, file, owner, receiver);
    }
  }

  /// A class of the project.
  final class ClassRef implements Ref {
    private static final int MOST_ABOVE = 40;

    private final Type type;
    private final Scope scope;
    private final CodeFile file;
    private final List<ClassRef> supers = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();
    private final Obj statics = new Obj(null);

    public ClassRef(Type type, Scope scope, CodeFile file) {
      this.type = type;
      this.scope = scope;
      this.file = file;
    }

    public Type type() {
      return type;
    }

    public Scope scope() {
      return scope;
    }

    public CodeFile file() {
      return file;
    }

    /// The object that holds what belongs to the class itself.
    public Obj statics() {
      return statics;
    }

    public List<ClassRef> supers() {
      return supers;
    }

    /// The qualified names of the superclasses from elsewhere, also those of its superclasses.
    public List<String> foreign() {
      return foreign;
    }

    /// The class and those above it, each once, the nearest first.
    public List<ClassRef> lineage() {
      var all = new ArrayList<ClassRef>();
      all.add(this);
      for (int i = 0; i < all.size() && all.size() < MOST_ABOVE; i++) {
        for (var above : all.get(i).supers) {
          if (!all.contains(above)) {
            all.add(above);
          }
        }
      }
      return all;
    }

    /// The method of that name, its own or an inherited one.
    public Optional<Closure> method(String name) {
      for (var owner : lineage()) {
        for (var method : owner.type.methods()) {
          if (method.name().equals(name)) {
            return Optional.of(owner.closure(method));
          }
        }
      }
      return Optional.empty();
    }

    /// The method of that name that takes so many arguments, where there are several; else any.
    public Optional<Closure> method(String name, Value self, int arguments) {
      for (var owner : lineage()) {
        for (var method : owner.type.methods()) {
          if (method.name().equals(name) && takes(method, arguments)) {
            return Optional.of(owner.closure(method).bound(self));
          }
        }
      }
      return method(name).map(found -> found.bound(self));
    }

    private Closure closure(Routine method) {
      return new Closure(method, scope, file, this, Value.UNKNOWN);
    }

    private static boolean takes(Routine method, int arguments) {
      int count = method.parameters().size();
      return count == arguments
          || count > 0
              && method.parameters().getLast().kind() != Parameter.Kind.ONE
              && arguments >= count - 1;
    }
  }
}

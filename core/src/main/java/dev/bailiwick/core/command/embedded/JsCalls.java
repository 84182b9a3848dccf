package dev.bailiwick.core.command.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// JavaScript's members and calls: what comes back and what happens.
final class JsCalls {
  private static final Set<String> MODULES =
      Set.of(
          "fs",
          "fs.promises",
          "child_process",
          "http",
          "https",
          "os",
          "process",
          "Bun",
          "Deno",
          "Object");
  private static final Set<String> HIDDEN =
      Set.of(
          "constructor",
          "__proto__",
          "prototype",
          "caller",
          "callee",
          "mainModule",
          "require",
          "__defineGetter__",
          "__lookupGetter__",
          "global",
          "globalThis",
          "Function");

  /// Options of a program's start that change nothing about what it does.
  static final Set<String> OPTIONS =
      Set.of(
          "encoding",
          "stdio",
          "maxBuffer",
          "timeout",
          "recursive",
          "force",
          "flag",
          "withFileTypes");

  /// An object of such options only.
  static final Value HARMLESS = new Value.Fixed("{}");

  /// A function written in place; its body is judged where it stands.
  static final Value CALLBACK = new Value.Fixed("=>");

  private static final Set<String> STARTS =
      Set.of("spawn", "spawnSync", "execFile", "execFileSync");

  private final Found found;
  private final JsDialect dialect;
  private final Roles roles;

  JsCalls(Found found, JsDialect dialect) {
    this.found = found;
    this.dialect = dialect;
    this.roles = new Roles(found);
  }

  /// The name, where it is not one that leads to the interpreter's inside.
  static String visible(String name) {
    if (HIDDEN.contains(name) || name.startsWith("__")) {
      throw Reader.fail();
    }
    return name;
  }

  boolean isPure(String name) {
    if (name.equals("?element") || name.equals("?.") || JsTable.FUNCTIONS.contains(name)) {
      return true;
    }
    String effects = JsTable.CALLS.get(name);
    if (effects != null) {
      return effects.isEmpty();
    }
    int dot = name.indexOf('.');
    return JsTable.PURE.contains(dot < 0 ? name : name.substring(0, dot));
  }

  Value global(String name) {
    if (JsTable.VALUES.contains(name)) {
      return Value.OPAQUE;
    }
    boolean known =
        JsTable.PURE.contains(name)
            || JsTable.FUNCTIONS.contains(name)
            || JsTable.CALLS.containsKey(name)
            || MODULES.contains(name)
            || name.equals("require");
    return known ? new Value.Ref(name) : unknown("a name that is not known");
  }

  Value require(Value module) {
    if (!(module instanceof Value.Text(Set<String> one)) || one.size() != 1) {
      return unknown("a module that is not constant");
    }
    String name = one.iterator().next();
    String plain = name.startsWith("node:") ? name.substring(5) : name;
    plain = plain.equals("fs/promises") ? "fs.promises" : plain;
    plain = plain.startsWith("path/") ? "path" : plain;
    if (plain.equals("process") || MODULES.contains(plain) || JsTable.PURE.contains(plain)) {
      return new Value.Ref(plain);
    }
    boolean local = name.startsWith(".") || name.startsWith("/");
    if (local && name.endsWith(".json")) {
      found.reads(name.startsWith("./") ? name.substring(2) : name);
      return Value.OPAQUE;
    }
    found.opaque("node", name);
    return new Value.Ref("?.");
  }

  Value member(Value base, String name) {
    if (HIDDEN.contains(name) || name.startsWith("__")) {
      return unknown("a hidden member");
    }
    if (!(base instanceof Value.Ref(String owner))) {
      return Value.OPAQUE;
    }
    if (owner.equals("?.") || owner.equals("?element")) {
      return new Value.Ref(owner);
    }
    if (owner.equals("process.env")) {
      found.exposes(name);
      return Value.OPAQUE;
    }
    String full = owner + "." + name;
    if (name.equals("default")) {
      return base;
    }
    if (JsTable.VALUES.contains(full)) {
      return Value.OPAQUE;
    }
    boolean known =
        JsTable.CALLS.containsKey(full)
            || MODULES.contains(full)
            || full.equals("process.env")
            || owner.equals("child_process") && STARTS.contains(name)
            || full.startsWith("require.")
            || isPure(full) && !name.startsWith("_");
    return known ? new Value.Ref(full) : unknown("a member that is not known");
  }

  Value method(Value base, String name, Arguments arguments) {
    if (base instanceof Value.Ref(String owner) && !owner.equals("?element")) {
      Value callee = member(base, name);
      if (callee instanceof Value.Ref) {
        return call(callee, arguments);
      }
      handOn(arguments);
      return Value.OPAQUE;
    }
    handOn(arguments);
    boolean known = JsTable.METHODS.contains(name);
    return known ? Value.OPAQUE : unknown("a method that is not known");
  }

  Value call(Value callee, Arguments arguments) {
    if (!(callee instanceof Value.Ref(String name))) {
      handOn(arguments);
      return Value.OPAQUE;
    }
    if (name.equals("require")) {
      return require(arguments.size() == 1 ? arguments.positional().getFirst() : Value.OPAQUE);
    }
    handOn(arguments);
    if (name.equals("?.")) {
      return Value.OPAQUE;
    }
    if (name.startsWith("child_process.")) {
      return starts(name, arguments);
    }
    if (name.equals("path.join") || name.equals("path.resolve")) {
      return Value.joinPath(arguments.positional());
    }
    if (name.equals("process.cwd")) {
      return Value.text(found.absolute("."));
    }
    if (name.equals("os.homedir")) {
      return Value.text(found.home());
    }
    String effects = JsTable.CALLS.get(name);
    if (effects != null) {
      return roles.apply(name, effects, arguments);
    }
    return isPure(name) && !name.equals("?element")
        ? Value.OPAQUE
        : unknown("a call that is not known");
  }

  private Value starts(String name, Arguments arguments) {
    List<Value> given = arguments.positional();
    Value last = given.isEmpty() ? Value.OPAQUE : given.getLast();
    boolean shell = name.endsWith(".exec") || name.endsWith(".execSync");
    if (given.size() > 1 && last.equals(CALLBACK)) {
      given = given.subList(0, given.size() - 1);
      last = given.getLast();
    }
    if (given.size() > 1 && last.equals(HARMLESS)) {
      given = given.subList(0, given.size() - 1);
      last = given.getLast();
    }
    boolean options =
        given.size() > 1 && !(last instanceof Value.Items) && !shell || given.size() > 2;
    if (name.endsWith(".fork") || arguments.spread() || given.isEmpty()) {
      return unknown("a program with arguments that cannot be told");
    }
    if (options || shell && given.size() > 1) {
      found.unknown("a program with options that are not followed");
    }
    if (shell) {
      roles.each(name, 'S', given.getFirst());
      return Value.OPAQUE;
    }
    List<Value> words = new ArrayList<>(List.of(given.getFirst()));
    if (given.size() > 1 && given.get(1) instanceof Value.Items(List<Value> items)) {
      words.addAll(items);
    } else if (given.size() > 1) {
      words.add(Value.OPAQUE);
    }
    roles.words(name, new Value.Items(words));
    return Value.OPAQUE;
  }

  private void handOn(Arguments arguments) {
    arguments.positional().forEach(dialect::use);
    arguments.named().values().forEach(dialect::use);
  }

  private Value unknown(String reason) {
    found.unknown(reason);
    return Value.OPAQUE;
  }
}

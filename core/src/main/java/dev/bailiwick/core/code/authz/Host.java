package dev.bailiwick.core.code.authz;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A router or application while its routes are read: what is mounted before the next one. One
/// thread.
final class Host {
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)app|application|server|fastify|api|r|e|mux|router|routes?|\\w+router|\\w*Routes|bp|blueprint");
  private static final Pattern TYPE =
      Pattern.compile(
          ".*\\b(Express|Application|Router|RouterGroup|FastifyInstance|Engine|Echo|Group|Mux)\\b.*");

  private record Mounted(String path, Guard guard) {}

  private final List<Mounted> mounted = new ArrayList<>();
  private Guard guard;

  Host(Guard guard) {
    this.guard = guard;
  }

  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  static boolean isType(String type) {
    return TYPE.matcher(type).matches();
  }

  void mount(Guard more) {
    guard = guard.and(more);
  }

  void mount(String path, Guard more) {
    mounted.add(new Mounted(path, more));
  }

  Guard guard() {
    return guard;
  }

  /// What is mounted before a route with that path.
  Guard guard(String url) {
    var all = guard;
    for (var one : mounted) {
      if (url.startsWith(one.path)) {
        all = all.and(one.guard);
      }
    }
    return all;
  }
}

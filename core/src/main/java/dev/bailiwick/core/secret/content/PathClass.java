package dev.bailiwick.core.secret.content;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a path says about the weight of a secret in it: one in a test, a document or a lock file is
/// real less often, and is reported all the same.
enum PathClass {
  ORDINARY,
  LIGHTER;

  private static final Set<String> FOLDERS =
      Set.of(
          "test",
          "tests",
          "testing",
          "__tests__",
          "__mocks__",
          "spec",
          "specs",
          "testdata",
          "fixture",
          "fixtures",
          "mock",
          "mocks",
          "e2e",
          "example",
          "examples",
          "sample",
          "samples",
          "demo",
          "demos",
          "doc",
          "docs",
          "documentation");

  private static final Pattern FILE =
      Pattern.compile(
          "(?i)(?:test_.*|.*[._-](?:test|tests|spec|mock|example|sample)s?\\.\\w+|.*Tests?\\.\\w+"
              + "|.*\\.(?:md|rst|adoc|lock|example|sample|template|dist)|package-lock\\.json|go\\.sum)");

  static PathClass of(String path) {
    int last = path.lastIndexOf('/');
    if (FILE.matcher(path.substring(last + 1)).matches()) {
      return LIGHTER;
    }
    for (var name : path.substring(0, Math.max(0, last)).split("/")) {
      if (FOLDERS.contains(name.toLowerCase(Locale.ROOT))) {
        return LIGHTER;
      }
    }
    return ORDINARY;
  }
}

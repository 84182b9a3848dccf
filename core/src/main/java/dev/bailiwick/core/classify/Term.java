package dev.bailiwick.core.classify;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A name that must not leave, in every way it is spelled in prose and code: `Project Falcon` is
/// also `projectFalcon`, `PROJECT_FALCON` and `project-falcon`; it is not `projectFalconer`.
public final class Term {
  private static final Pattern GAP = Pattern.compile("[\\s_.\\-]+|(?<=\\p{Ll})(?=\\p{Lu})");

  private final Pattern pattern;

  private Term(Pattern pattern) {
    this.pattern = pattern;
  }

  /// @throws IllegalArgumentException where the text has no letter or digit
  public static Term of(String text) {
    var words = Arrays.stream(GAP.split(text.strip())).filter(word -> !word.isEmpty()).toList();
    if (words.stream().noneMatch(word -> word.chars().anyMatch(Character::isLetterOrDigit))) {
      throw new IllegalArgumentException("a term has at least one letter or digit");
    }
    var body = words.stream().map(Pattern::quote).collect(Collectors.joining("[\\s_.\\-]{0,3}"));
    var before = "(?:(?<![\\p{L}\\p{N}])|(?<=\\p{Ll})(?-i:(?=\\p{Lu})))";
    var after = "(?:(?![\\p{L}\\p{N}])|(?-i:(?=\\p{Lu}\\p{Ll})))";
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    return new Term(Pattern.compile(before + body + after, flags));
  }

  public boolean isIn(CharSequence text) {
    return pattern.matcher(text).find();
  }

  /// Every place, in order.
  public List<MatchResult> places(CharSequence text) {
    return pattern.matcher(text).results().toList();
  }
}

package dev.bailiwick.core.policy.rule;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.path.Glob;

/// A line of `tools.allow` or `tools.deny`: a pattern over a tool's name.
public record NameLine(Glob name, Decision.Rule rule) {}

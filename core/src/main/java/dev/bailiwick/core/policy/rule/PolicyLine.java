package dev.bailiwick.core.policy.rule;

import dev.bailiwick.core.decision.Decision;

/// One effective line: `section` as it is spelt in the file (`read.deny`), `value` as written.
public record PolicyLine(String section, String value, Decision.Rule rule) {}

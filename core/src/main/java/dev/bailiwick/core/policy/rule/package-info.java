/// The lines of a policy, compiled: file patterns, commands, hosts, tools, settings. May know:
/// path, effect, decision, world. Must never: read text of a policy file, or judge. Start reading:
/// [SourceRules].
@NullMarked
package dev.bailiwick.core.policy.rule;

import org.jspecify.annotations.NullMarked;

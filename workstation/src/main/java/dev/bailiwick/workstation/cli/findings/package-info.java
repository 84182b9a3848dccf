/// Findings of any command as text, JSON and SARIF. May know: finding, json, terminal. Must never:
/// know which command found them. Start reading: [FindingsReport].
@NullMarked
package dev.bailiwick.workstation.cli.findings;

import org.jspecify.annotations.NullMarked;

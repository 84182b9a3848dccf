package dev.bailiwick.core.policy.rule;

import dev.bailiwick.core.text.Json;
import java.util.Optional;

/// A case of the policy's own `tests:`.
///
/// @param call what is asked
/// @param expect `allow`, `ask` or `deny`
/// @param rule the id of a rule that must be among the decision's, or empty
/// @param source `file:line`
public record PolicyTest(Call call, String expect, Optional<String> rule, String source) {

  /// A call as a test writes it.
  public sealed interface Call {}

  /// Shell text.
  public record Command(String text) implements Call {}

  /// A tool with its input, in the words of [ToolCall]: `read`, `write`, `grep`, `glob`, `fetch`,
  /// or an assistant's own name.
  public record Tool(String name, Json input) implements Call {}
}

package dev.bailiwick.core.command.embedded;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one language adds to [Reader].
interface Dialect {
  /// Reads a statement that starts with a keyword; false where none stands here.
  boolean statement(Reader reader);

  /// Reads an operand that starts with a keyword or a bracket of the language's own.
  @Nullable Value operand(Reader reader);

  boolean isOperator(Token token);

  boolean isPrefix(Token token);

  /// A name that the program did not bind.
  Value name(String name);

  Value member(Value base, String name);

  Value index(Value base, List<Value> keys);

  Value call(Value callee, Arguments arguments);

  Value method(Value base, String name, Arguments arguments);

  Value combine(List<Value> operands, List<String> operators);

  /// Something is assigned to a member of the value.
  void assigned(Value base, String member);

  /// The value goes somewhere it is not followed to.
  Value use(Value value);
}

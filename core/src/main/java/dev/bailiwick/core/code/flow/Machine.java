package dev.bailiwick.core.code.flow;

import dev.bailiwick.core.code.rule.Models;
import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.code.run.Authority;
import dev.bailiwick.core.code.run.Budget;
import dev.bailiwick.core.code.run.ClaimedRoles;
import dev.bailiwick.core.code.run.Heap;
import dev.bailiwick.core.code.run.Project;
import dev.bailiwick.core.code.run.Reporting;
import dev.bailiwick.core.code.run.Sources;
import dev.bailiwick.core.code.run.SwallowedErrors;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.value.CodeFile;
import dev.bailiwick.core.code.value.State;

/// The parts that run a program together, and what they share. One thread.
final class Machine {
  final Rules rules;
  final Budget budget;
  final Reporting reporting;
  final Sources sources = new Sources();

  /// What the tops of all files have written.
  final State world = new State();

  final Authority authority = new Authority();
  final WrittenSecrets secrets;
  final Modules modules;
  final Roots roots;
  final Heap heap;
  final Members members;
  final Binding binding;
  final Evaluation evaluation;
  final Statements statements;
  final Loops loops;
  final Conditions conditions;
  final ClaimedRoles claims;
  final SwallowedErrors swallowed;
  final Calls calls;
  final Foreign foreign;
  final Operations operations;
  final Classes classes;
  final Places places;
  final Packages packages;
  final Callbacks callbacks;

  /// @param files how many files may be loaded
  Machine(Rules rules, Project project, Budget budget, Reporting reporting, int files) {
    this.rules = rules;
    this.budget = budget;
    this.reporting = reporting;
    this.heap = new Heap();
    this.secrets = new WrittenSecrets(this);
    this.modules = new Modules(this, project, files);
    this.roots = new Roots(this);
    this.members = new Members(this);
    this.binding = new Binding(this);
    this.evaluation = new Evaluation(this);
    this.loops = new Loops(this);
    this.statements = new Statements(this);
    this.conditions = new Conditions(this);
    this.claims = new ClaimedRoles(rules, reporting);
    this.swallowed = new SwallowedErrors(rules, reporting);
    this.places = new Places(this);
    this.calls = new Calls(this);
    this.operations = new Operations(this);
    this.callbacks = new Callbacks(this);
    this.foreign = new Foreign(this);
    this.classes = new Classes(this);
    this.packages = new Packages(this, project);
  }

  /// The models for the file's language.
  Models models(CodeFile file) {
    return rules.models(pack(file.language()));
  }

  static String pack(Language language) {
    return switch (language) {
      case JAVASCRIPT, TYPESCRIPT, TSX -> "script";
      case PYTHON -> "python";
      case JAVA -> "java";
      case GO -> "go";
    };
  }
}

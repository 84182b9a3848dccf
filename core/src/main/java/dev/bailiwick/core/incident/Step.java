package dev.bailiwick.core.incident;

import java.util.List;

/// One of the guide's steps.
///
/// @param id a word that is typed
/// @param title the guide's own
/// @param task the guide's own
/// @param nist the category of NIST's Cybersecurity Framework 2.0 that SP 800-61r3 (April 2025)
///   puts it under; the mapping is ours
/// @param wanted what must be written down before it is done
public record Step(String id, String title, String task, String nist, List<String> wanted) {
  static final List<Step> OF_CREDENTIALS =
      List.of(
          new Step(
              "rotate",
              "Rotate immediately",
              "Change the exposed credential",
              "RS.MI Incident Mitigation",
              List.of("replaced", "revoked")),
          new Step(
              "audit",
              "Audit usage",
              "Check for unauthorized access",
              "RS.AN Incident Analysis",
              List.of("period", "result")),
          new Step(
              "update",
              "Update code",
              "Remove hardcoded values",
              "RS.MI Incident Mitigation",
              List.of("change")),
          new Step(
              "history",
              "Review history",
              "Check git history for exposure",
              "RC.RP Incident Recovery Plan Execution",
              List.of("result")));

  static final List<Step> OF_CODE =
      List.of(
          new Step(
              "assess",
              "Assess impact",
              "What was exposed?",
              "RS.AN Incident Analysis",
              List.of("what", "where")),
          new Step(
              "document",
              "Document",
              "Record what was shared",
              "RS.CO Incident Response Reporting and Communication",
              List.of("record", "told")),
          new Step(
              "mitigate",
              "Mitigate",
              "Change affected systems if needed",
              "RS.MI Incident Mitigation",
              List.of("change")),
          new Step(
              "prevent",
              "Prevent",
              "Update .claudeignore",
              "ID.IM Improvement",
              List.of("change")));

  public Step {
    wanted = List.copyOf(wanted);
  }
}

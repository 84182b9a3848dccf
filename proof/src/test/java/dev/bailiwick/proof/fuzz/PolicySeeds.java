package dev.bailiwick.proof.fuzz;

import java.util.List;

/// Policy files to start from, and the pieces that damage is done with.
final class PolicySeeds {
  private PolicySeeds() {}

  /// A policy that states every list, so that silence cannot be broken by a source below it.
  static final String STATED =
      """
      version: 1
      permissions:
        read:    { allow: ["src/**", "docs/**", "*.md"], deny: [".env*"] }
        write:   { allow: ["src/**"], deny: ["config/**"] }
        delete:  { allow: ["build/**"] }
        execute: { allow: ["npm *", "git *", "ls *", "cat *", "echo *"], deny: ["rm -rf", "curl"] }
        network: { allow: ["github.com:443"], httpsOnly: true }
        tools:   { allow: ["mcp__docs__*"], deny: ["mcp__db__*"] }
      autoApprove: { read: true, glob: true, grep: true, write: true, bash: true }
      """;

  static final List<String> YAML =
      List.of(
          STATED,
          GuardedShop.POLICY.text(),
          "version: 1\ndefault: deny\n",
          "version: 1\npermissions: { read: { allow: ['**'], deny: ['!src/a', '*.pem'] } }\n",
          "version: 1\nautoApprove: { read: false, bash: false }\n",
          """
          version: 1
          classification:
            critical:     { paths: [".env*", "**/*.pem"], content: [secret, pii] }
            confidential: { paths: ["src/pricing/**"], terms: ["Project Falcon"] }
            public:       { paths: ["docs/**", "README.md"] }
          sanitize:     { names: { stripeId: paymentProviderId } }
          dependencies: { pinned: required, minimumAge: 7d, lifecycleScripts: ask }
          review:       { aiGeneratedCode: required, securityChanges: senior }
          logging:      { enabled: true, level: info, file: .claude/audit.log, includeCommands: true }
          tests:
            - { call: "cat .env", expect: deny, rule: "read.deny:.env*" }
            - call: { tool: read, input: { path: src/a, limit: 3 } }
              expect: allow
          """);

  static final List<String> JSON =
      List.of(
          """
          { "permissions": { "read": { "allow": ["src/**"], "deny": [".env*"] },
            "execute": { "allow": ["npm test"], "deny": ["rm -rf", "> /dev/*"] } },
            "autoApprove": { "read": true, "bash": false }, "logging": { "enabled": true } }
          """,
          "// a comment\n{\n  /* b */ \"permissions\": {}\n}\n",
          "{}");

  static final List<String> IGNORE =
      List.of(
          "# secrets\n.env*\n!.env.example\nsecrets/\n/build\n**/*.pem\na/**/b\n[a-c]?x\n\\#x\n\\!y\n x \n",
          "node_modules/\n*.log\n!keep.log\n",
          "*\n!src/\n!src/**\n");

  static final List<String> TOKENS =
      List.of(
          "version: 1\n",
          "default: deny\n",
          "permissions:\n",
          "  read:\n",
          "    allow: [",
          "    deny: [",
          "read",
          "write",
          "delete",
          "execute",
          "network",
          "tools",
          "allow",
          "deny",
          "autoApprove:",
          "true",
          "false",
          "yes",
          "null",
          "~",
          "\"**\"",
          "\"*\"",
          "'.env*'",
          "'!x'",
          "'[a-'",
          "'a/**/b'",
          "'../x'",
          "'~/x'",
          "'/tmp/**'",
          "'rm -rf'",
          "'> *'",
          "'curl'",
          "'a.b:443'",
          "'[::1]:80'",
          "'*.example'",
          "'mcp__*'",
          "'git push'",
          "'$(x)'",
          "'`'",
          "&a ",
          "*a",
          "<<: ",
          "!!str ",
          "? ",
          "- ",
          ": ",
          ", ",
          "{",
          "}",
          "[",
          "]",
          "|",
          ">",
          "\"",
          "'",
          "#",
          "\n",
          "\n  ",
          "\n    ",
          "\t",
          "---\n",
          "...\n",
          "%YAML 1.2\n",
          "\\",
          "\\x41",
          "\0",
          "\uFEFF",
          "é",
          "1e999",
          "7d",
          "!",
          "**/",
          "?",
          "[!a]",
          "[[:alpha:]]",
          "\\*",
          "//",
          "/*",
          "*/",
          "hljs ");
}

package dev.bailiwick.proof.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.finding.Finding;
import dev.bailiwick.workstation.review.FolderReview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The guide's section "Code Review for AI-Generated Code": what it shows as bad is found, under
/// the right number; what it shows as good passes without a word.
final class GuideExamplesTest {
  private static final Rules RULES = Rules.packed();

  @TempDir private Path folder;

  @Test
  void a_statement_put_together_from_text() throws IOException {
    assertThat(
            cwes(
                """
                function getUser(id: string) {
                  return db.query(`SELECT * FROM users WHERE id = '${id}'`);
                }
                """))
        .contains("CWE-89");
  }

  @Test
  void a_validated_id_and_a_query_by_fields() throws IOException {
    assertThat(
            cwes(
                """
                function getUser(id: string) {
                  if (!isValidUUID(id)) {
                    throw new ValidationError('Invalid user ID');
                  }
                  return db.users.findUnique({ where: { id } });
                }
                """))
        .isEmpty();
  }

  @Test
  void a_deletion_that_asks_nobody() throws IOException {
    assertThat(
            cwes(
                """
                async function deleteUser(targetId: string) {
                  return db.users.delete({ where: { id: targetId } });
                }
                """))
        .contains("CWE-862");
  }

  @Test
  void a_deletion_behind_a_check() throws IOException {
    assertThat(
            cwes(
                """
                async function deleteUser(requesterId: string, targetId: string) {
                  const requester = await getUser(requesterId);
                  if (!requester.isAdmin && requesterId !== targetId) {
                    throw new ForbiddenError('Not authorized');
                  }
                  return db.users.delete({ where: { id: targetId } });
                }
                """))
        .isEmpty();
  }

  @Test
  void an_error_that_shows_internals() throws IOException {
    assertThat(
            cwes(
                """
                async function save(record: Entry) {
                  try {
                    await db.save(record);
                  } catch (error) {
                    throw new Error(`Database error: ${error.message}`);
                  }
                }
                """))
        .contains("CWE-209");
  }

  @Test
  void an_error_that_is_logged_and_renamed() throws IOException {
    assertThat(
            cwes(
                """
                async function save(record: Entry) {
                  try {
                    await db.save(record);
                  } catch (error) {
                    logger.error('Database error', { error, userId });
                    throw new AppError('Unable to process request');
                  }
                }
                """))
        .isEmpty();
  }

  @Test
  void a_key_in_the_code() throws IOException {
    assertThat(cwes("const API_KEY = 's" + "k-1234567890abcdef';\n")).contains("CWE-798");
  }

  @Test
  void a_key_from_a_secrets_manager_and_placeholders() throws IOException {
    assertThat(
            cwes(
                """
                import { SecretsManager } from '@aws-sdk/client-secrets-manager';
                const client = new SecretsManager({ region: 'us-east-1' });
                const secret = await client.getSecretValue({ SecretId: 'my-app/prod' });
                const config = { apiKey: 'YOUR_API_KEY_HERE', secret: 'YOUR_SECRET_HERE' };
                """))
        .isEmpty();
  }

  private List<String> cwes(String code) throws IOException {
    Files.writeString(folder.resolve("example.ts"), code);
    return new FolderReview(folder, RULES, 1, () -> {})
        .all(List.of(folder)).findings().findings().stream()
            .map(Finding::cwe)
            .flatMap(List::stream)
            .toList();
  }
}

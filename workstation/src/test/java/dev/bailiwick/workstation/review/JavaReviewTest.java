package dev.bailiwick.workstation.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JavaReviewTest {
  private static final Rules RULES = Rules.packed();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run(name);",
        "var all = new java.util.HashMap<String, String>(); all.put(\"a\", \"x\");"
            + " all.put(\"b\", name); run(all.get(\"b\"));",
        "var list = new java.util.ArrayList<String>(); list.add(\"x\"); list.add(name);"
            + " list.remove(0); run(list.get(0));",
        "String s = 7 * 6 > 40 ? name : \"x\"; run(s);",
        "var b = new StringBuilder(\"x\"); b.append(name); run(b.toString());",
        "switch (\"abc\".charAt(1)) { case 'b': run(name); break; default: run(\"x\"); }",
        "java.util.function.Function<String, String> f = s -> s.trim(); run(f.apply(name));",
        "new Thread(new Runnable() { public void run() { Shop.run(name); } }).start();",
        "run(of(name, 1));",
        "String[][] t = new String[1][1]; t[0][0] = name; run(t[0][0]);",
      })
  void follows_what_a_request_brings(String body) throws IOException {
    assertThat(rules(body)).contains("command-injection");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run(\"x\");",
        "var all = new java.util.HashMap<String, String>(); all.put(\"a\", \"x\");"
            + " all.put(\"b\", name); run(all.get(\"a\"));",
        "var list = new java.util.ArrayList<String>(); list.add(name); list.add(\"x\");"
            + " list.remove(0); run(list.get(0));",
        "String s = 7 * 6 > 50 ? name : \"x\"; run(s);",
        "switch (\"abc\".charAt(0)) { case 'b': run(name); break; default: run(\"x\"); }",
        "if (!java.util.List.of(\"a\", \"b\").contains(name)) { return; } run(name);",
        "run(\"ls \" + Integer.parseInt(name));",
        "run(of(name));",
      })
  void lets_pass_what_cannot_do_harm(String body) throws IOException {
    assertThat(rules(body)).doesNotContain("command-injection");
  }

  @Test
  void goes_into_a_class_of_which_only_the_declared_type_is_known() throws IOException {
    write(
        "src/main/java/shop/Users.java",
        """
        package shop;
        import org.springframework.jdbc.core.JdbcTemplate;
        public class Users {
          private final JdbcTemplate jdbc;
          public Users(JdbcTemplate jdbc) { this.jdbc = jdbc; }
          public Object find(String name) {
            return jdbc.queryForList("select * from users where name = '" + name + "'");
          }
        }
        """);
    write(
        "src/main/java/shop/UserController.java",
        """
        package shop;
        import org.springframework.web.bind.annotation.*;
        @RestController
        public class UserController {
          private final Users users;
          public UserController(Users users) { this.users = users; }
          @GetMapping("/users") public Object find(@RequestParam String name) {
            return users.find(name);
          }
        }
        """);
    assertThat(findings())
        .filteredOn(finding -> finding.path().endsWith("UserController.java"))
        .extracting(Finding::rule)
        .containsExactly("sql-injection");
  }

  @Test
  void reads_constants_from_properties_beside_the_code() throws IOException {
    write("src/main/resources/app.properties", "old=MD5\nnew=SHA-256\n");
    for (var key : List.of("old", "new")) {
      write(
          "src/main/java/shop/" + key + "/Sums.java",
          """
          package shop.%s;
          public class Sums {
            public Object sum() throws Exception {
              var p = new java.util.Properties();
              p.load(Sums.class.getClassLoader().getResourceAsStream("app.properties"));
              return java.security.MessageDigest.getInstance(p.getProperty("%s", "SHA-512"));
            }
          }
          """
              .formatted(key, key));
    }
    assertThat(findings())
        .extracting(Finding::path)
        .containsExactly("src/main/java/shop/old/Sums.java");
  }

  @Test
  void a_parser_that_was_told_to_read_no_outside_files_is_harmless() throws IOException {
    var open =
        "var f = javax.xml.parsers.DocumentBuilderFactory.newInstance(); %s"
            + " f.newDocumentBuilder().parse(request.getInputStream());";
    var feature = "f.setFeature(\"http://apache.org/xml/features/disallow-doctype-decl\", true);";
    assertThat(rules(open.formatted(""))).contains("xml-external-entities");
    assertThat(rules(open.formatted(feature))).doesNotContain("xml-external-entities");
  }

  @Test
  void all_parameters_of_a_handler_come_from_a_request_but_those_of_the_framework()
      throws IOException {
    write(
        "A.java",
        """
        import org.springframework.ui.Model;
        import org.springframework.web.bind.annotation.*;
        @RestController
        class A {
          @GetMapping("/a") void a(int page, String name, Model model) throws Exception {
            Runtime.getRuntime().exec(name);
            Runtime.getRuntime().exec(model.toString());
          }
        }
        """);
    assertThat(findings()).extracting(Finding::rule).containsExactly("command-injection");
  }

  private List<String> rules(String body) throws IOException {
    write(
        "src/main/java/shop/Shop.java",
        """
        package shop;
        import javax.servlet.http.*;
        public class Shop extends HttpServlet {
          public void doGet(HttpServletRequest request, HttpServletResponse response) {
            final String name = request.getParameter("name");
            %s
          }
          static void run(String command) {
            try { Runtime.getRuntime().exec(command); } catch (java.io.IOException e) { }
          }
          static String of(String name) { return "x"; }
          static String of(String name, int count) { return name; }
        }
        """
            .formatted(body));
    return findings().stream().map(Finding::rule).toList();
  }

  private List<Finding> findings() throws IOException {
    return new FolderReview(folder, RULES, 1, () -> {}).all(List.of(folder)).findings().findings();
  }

  private void write(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

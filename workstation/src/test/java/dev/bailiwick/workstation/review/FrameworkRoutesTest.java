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

final class FrameworkRoutesTest {
  @TempDir private Path folder;

  @Test
  void reads_spring_by_annotations_and_filter_chains() throws IOException {
    write(
        "A.java",
        """
        @RestController @RequestMapping("/a")
        class A {
          @GetMapping("/open") void open() {}
          @GetMapping("/own") @PreAuthorize("hasRole('X')") void own() {}
          @PostMapping("/in") void in() {}
        }
        @Configuration
        class Security {
          SecurityFilterChain chain(HttpSecurity http) {
            http.authorizeHttpRequests(auth -> auth
                .requestMatchers("/a/open", "/b/{id}/**").permitAll()
                .anyRequest().authenticated());
            return http.build();
          }
        }
        """);
    assertThat(routes())
        .containsExactly(
            "GET /a/open unauthenticated", "GET /a/own authorized", "POST /a/in authenticated");
  }

  @Test
  void follows_routers_of_go_through_groups_and_functions() throws IOException {
    write(
        "main.go",
        """
        package main
        import "github.com/gin-gonic/gin"
        func main() {
          r := gin.Default()
          r.GET("/open", list)
          admin := r.Group("/admin").Use(auth.Required())
          register(admin)
          r.POST("/rights", requireRole("x"), list)
        }
        func register(g *gin.RouterGroup) { g.DELETE("/:id", remove) }
        """);
    assertThat(routes())
        .containsExactly(
            "GET /open unauthenticated",
            "POST /rights authorized",
            "DELETE /admin/:id authenticated");
  }

  @Test
  void follows_nested_routers_of_chi_and_wrapped_handlers_of_gorilla() throws IOException {
    write(
        "chi.go",
        """
        package main
        import "github.com/go-chi/chi/v5"
        func routes(r chi.Router) {
          r.Route("/a", func(r chi.Router) {
            r.Use(jwtauth.Authenticator)
            r.Get("/x", list)
          })
          r.With(paginate).Get("/b", list)
        }
        """);
    write(
        "mux.go",
        """
        package main
        import "github.com/gorilla/mux"
        func main() {
          m := mux.NewRouter()
          m.HandleFunc("/c", requireLogin(list)).Methods("POST")
          m.HandleFunc("/d", list)
        }
        """);
    assertThat(routes())
        .containsExactly(
            "GET /a/x authenticated",
            "GET /b unauthenticated",
            "POST /c authenticated",
            "ANY /d unauthenticated");
  }

  @Test
  void a_change_without_a_guard_beside_guarded_ones_is_a_finding() throws IOException {
    write(
        "A.java",
        """
        class A {
          @PostMapping("/a") @PreAuthorize("hasRole('X')") void a() {}
          @DeleteMapping("/items/{id}") void b() {}
        }
        """);
    assertThat(report().findings().findings())
        .extracting(Finding::rule)
        .containsExactly("missing-authentication");
  }

  private List<String> routes() throws IOException {
    return report().routes().stream()
        .map(route -> route.method() + " " + route.url() + " " + route.guard())
        .toList();
  }

  private ReviewReport report() throws IOException {
    return new FolderReview(folder, Rules.packed(), 1, () -> {}).all(List.of(folder));
  }

  private void write(String path, String text) throws IOException {
    Files.writeString(folder.resolve(path), text);
  }
}

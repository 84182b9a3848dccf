package dev.bailiwick.proof.fuzz;

import java.util.List;

/// Programs in the languages of which the rules carry no examples, made so that each construct of
/// the front ends stands in one of them.
final class ReviewSeeds {
  static final List<String> JAVA =
      List.of(
          """
          package a;
          import java.sql.*;
          import java.util.*;
          import org.springframework.web.bind.annotation.*;
          @RestController
          @RequestMapping("/users")
          public class Users {
            private final Map<String, List<String>> seen = new HashMap<>();
            private final Connection db;
            record Pair(String left, int right) {}
            enum Kind { A("x"), B { String text() { return "b"; } }; Kind(String... s) {} }
            Users(Connection db) { this.db = db; }
            @GetMapping("/{id}")
            public String show(@PathVariable String id, @RequestParam(required = false) String q) throws SQLException {
              var all = new ArrayList<>(List.of(id, q));
              for (int i = 0, j = 1; i < all.size(); i++, j--) { if (all.get(i) == null) continue; all.set(i, all.get(i).trim()); }
              outer: for (String one : all) { while (true) { if (one.isEmpty()) break outer; one = one.substring(1); } }
              String kind = switch (id) { case "a", "b" -> "x"; default -> { yield id + q; } };
              Object o = kind;
              if (o instanceof Pair(String l, int r) && r > 0) { return l; }
              if (o instanceof String s && !s.isBlank()) { seen.computeIfAbsent(s, k -> new ArrayList<>()).add(s); }
              try (Statement st = db.createStatement(); ResultSet rs = st.executeQuery("SELECT * FROM t WHERE id = " + kind)) {
                return rs.next() ? rs.getString(1) : null;
              } catch (SQLException | IllegalStateException e) {
                throw new RuntimeException(e.getMessage(), e);
              } finally { seen.clear(); }
            }
          }
          """,
          """
          package b;
          import jakarta.servlet.http.*;
          import java.io.*;
          public abstract class Base<T extends Comparable<T>> extends HttpServlet implements Runnable {
            static int count; static { count = 1; } { count++; }
            interface Step { String go(String a); default Step then(Step n) { return x -> n.go(go(x)); } }
            protected void doGet(HttpServletRequest req, HttpServletResponse res) throws IOException {
              String[] parts = req.getParameterValues("x"); char[] cs = {'a', 'b'}; int[][] m = new int[2][3];
              StringBuilder b = new StringBuilder(); int i = 0; do { b.append(parts[i]).append(cs[i % 2]); } while (++i < parts.length);
              Step up = String::toUpperCase; Step all = up.then(s -> { synchronized (this) { return s + m[0][1]; } });
              Runnable r = new Runnable() { @Override public void run() { System.out.println(all.go(b.toString())); } };
              r.run(); assert i > 0 : "none";
              int k = i > 2 ? i << 1 : ~i >>> 3; k += (int) 2L; k ^= 0x1F;
              switch (k) { case 1: case 2: b.setLength(0); break; default: b.insert(0, k); }
              res.addCookie(new Cookie("s", all.go(String.format("%s-%d", b, k))));
              res.getWriter().printf("<b>%s</b>", b);
              new ProcessBuilder("sh", "-c", "ls " + b).start();
            }
          }
          """);

  static final List<String> GO =
      List.of(
          """
          package web

          import (
            "database/sql"
            "fmt"
            "net/http"
            "os/exec"
            "github.com/gin-gonic/gin"
          )

          type Store struct { db *sql.DB; names map[string][]string; Inner }
          type Inner struct { n int `json:"n"` }
          type Finder interface { Find(id string) (string, error) }
          const ( A = iota; B; C )
          var all, rest = []int{1, 2: 3}, map[string]func(int) int{"a": func(i int) int { return i }}

          func (s *Store) Find(id string) (out string, err error) {
            defer func() { if r := recover(); r != nil { err = fmt.Errorf("x: %v", r) } }()
            rows, err := s.db.Query("SELECT * FROM t WHERE id = " + id)
            if err != nil { return "", err }
            for rows.Next() { if e := rows.Scan(&out); e != nil { continue } }
            for i, v := range all { all[i] = v << 1 }
            for range 3 { s.n++ }
            return
          }

          func Show[T any](c *gin.Context, f Finder, xs ...T) {
            id := c.Param("id"); if id == "" { c.AbortWithStatus(400); return }
            switch v := any(xs).(type) { case nil: return; case []string, []int: fmt.Println(v); default: goto end }
            switch { case len(id) > 3 && id[0] == 'a': id = id[1:]; fallthrough; case id != "b": id += "c" }
            ch := make(chan string, 1); go func() { ch <- id }()
            select { case x := <-ch: exec.Command("sh", "-c", x).Run(); default: }
          end:
            if out, err := f.Find(id); err == nil { c.JSON(200, gin.H{"x": out, "p": &id}) }
          }

          func main() {
            r := gin.Default(); g := r.Group("/a", func(c *gin.Context) { c.Next() })
            g.GET("/:id", func(c *gin.Context) { Show[string](c, &Store{names: nil}) })
            http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintf(w, "<p>%s", r.URL.Query().Get("q")) })
            http.ListenAndServe(":80", nil)
          }
          """);

  private ReviewSeeds() {}
}

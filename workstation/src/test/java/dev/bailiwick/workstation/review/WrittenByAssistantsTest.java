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

/// Small programs as assistants write them, each once with the flaw and once without.
final class WrittenByAssistantsTest {
  private static final Rules RULES = Rules.packed();

  @TempDir private Path folder;

  @Test
  void a_connection_of_the_package_that_is_opened_later_is_one() throws IOException {
    var program =
        """
        package main
        import (
          "database/sql"
          "net/http"
        )
        var db *sql.DB
        func show(w http.ResponseWriter, r *http.Request) {
          db.Query(%s)
        }
        """;
    assertThat(
            rules("a.go", program.formatted("\"SELECT a FROM b WHERE c = \" + r.FormValue(\"c\")")))
        .containsExactly("sql-injection");
    assertThat(
            rules(
                "a.go", program.formatted("\"SELECT a FROM b WHERE c = $1\", r.FormValue(\"c\")")))
        .isEmpty();
  }

  @Test
  void a_loop_over_a_list_that_was_made_with_a_length_is_gone_through() throws IOException {
    var program =
        """
        package auth
        import "%s/rand"
        func NewToken() string {
          b := make([]byte, 32)
          for i := range b {
            b[i] = "abcdef"[rand.Intn(6)]
          }
          return string(b)
        }
        """;
    assertThat(rules("a.go", program.formatted("math"))).containsExactly("weak-random");
    assertThat(rules("a.go", program.formatted("crypto"))).isEmpty();
  }

  @Test
  void packages_that_are_imported_on_demand_are_known() throws IOException {
    var program =
        """
        package app;
        import javax.persistence.*;
        import org.springframework.web.bind.annotation.*;
        @RestController
        public class Orders {
          @PersistenceContext private EntityManager em;
          @GetMapping("/orders") public Object orders(@RequestParam String status) {
            return em.createQuery(%s).getResultList();
          }
        }
        """;
    assertThat(
            rules(
                "Orders.java",
                program.formatted("\"FROM Order o WHERE o.s = '\" + status + \"'\"")))
        .containsExactly("sql-injection");
    assertThat(
            rules(
                "Orders.java",
                program.formatted("\"FROM Order o WHERE o.s = :s\").setParameter(\"s\", status")))
        .isEmpty();
  }

  @Test
  void arguments_of_a_program_that_is_no_shell_are_no_commands() throws IOException {
    var program =
        """
        package app;
        import org.springframework.web.bind.annotation.*;
        @RestController
        public class Tools {
          @PostMapping("/ping") public int ping(@RequestParam String host) throws Exception {
            return new ProcessBuilder(%s).start().waitFor();
          }
        }
        """;
    assertThat(rules("Tools.java", program.formatted("\"sh\", \"-c\", \"ping \" + host")))
        .containsExactly("command-injection");
    assertThat(rules("Tools.java", program.formatted("\"ping\", \"-c\", \"1\", \"--\", host")))
        .isEmpty();
  }

  @Test
  void a_secret_that_stands_in_for_an_unset_variable_is_written_in_the_code() throws IOException {
    var secret = "'" + String.join("-", "signing", "with", "this", "1234") + "'";
    assertThat(rules("a.js", "const SECRET = process.env.SECRET || " + secret + ";\n"))
        .containsExactly("hard-coded-secret");
    assertThat(rules("a.py", "import os\nSECRET_KEY = os.getenv('SECRET_KEY', " + secret + ")\n"))
        .containsExactly("hard-coded-secret");
    assertThat(rules("a.js", "const SECRET = process.env.SECRET;\n")).isEmpty();
    assertThat(rules("a.py", "import os\nSECRET_KEY = os.getenv('SECRET_KEY')\n")).isEmpty();
  }

  @Test
  void an_address_that_begins_with_one_slash_stays_here() throws IOException {
    var program =
        """
        const app = require('express')();
        app.get('/go', (req, res) => {
          const next = String(req.query.next || '/');
          res.redirect(%s ? next : '/');
        });
        """;
    assertThat(rules("a.js", program.formatted("next.startsWith('/')")))
        .containsExactly("open-redirect");
    assertThat(rules("a.js", program.formatted("next.startsWith('/') && !next.startsWith('//')")))
        .isEmpty();
  }

  @Test
  void an_address_whose_host_is_in_a_list_may_be_fetched() throws IOException {
    var program =
        """
        import requests
        from urllib.parse import urlparse
        from fastapi import FastAPI, HTTPException
        app = FastAPI()
        ALLOWED = {"api.example.com"}
        @app.get("/fetch")
        def fetch(url: str):
            if %s not in ALLOWED:
                raise HTTPException(400)
            return {"status": requests.get(url, timeout=5).status_code}
        """;
    assertThat(rules("a.py", program.formatted("urlparse(url).scheme"))).containsExactly("ssrf");
    assertThat(rules("a.py", program.formatted("urlparse(url).hostname"))).isEmpty();
  }

  @Test
  void a_template_that_is_given_values_escapes_them() throws IOException {
    var program =
        """
        from flask import Flask, request, render_template_string
        app = Flask(__name__)
        @app.route("/greet")
        def greet():
            return render_template_string(%s)
        """;
    assertThat(rules("a.py", program.formatted("'<p>' + request.args['n'] + '</p>'")))
        .containsExactly("template-injection");
    assertThat(rules("a.py", program.formatted("'<p>{{ n }}</p>', n=request.args['n']"))).isEmpty();
  }

  @Test
  void who_runs_a_program_may_ask_it_to_trust_anybody() throws IOException {
    var program =
        """
        package client
        import (
          "crypto/tls"
          "net/http"
        )
        type Settings struct { %s bool }
        func New(settings Settings) *http.Client {
          client := &http.Client{}
          if settings.%s {
            client.Transport = &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}
          }
          return client
        }
        """;
    assertThat(rules("a.go", program.formatted("Fast", "Fast"))).containsExactly("tls-unverified");
    assertThat(rules("a.go", program.formatted("Insecure", "Insecure"))).isEmpty();
  }

  @Test
  void plain_text_is_no_page() throws IOException {
    var program =
        """
        from django.http import HttpResponse
        def echo(request):
            return HttpResponse(request.GET['q']%s)
        """;
    assertThat(rules("views.py", program.formatted(""))).containsExactly("cross-site-scripting");
    assertThat(rules("views.py", program.formatted(", content_type='text/plain'"))).isEmpty();
  }

  private List<String> rules(String path, String text) throws IOException {
    Files.writeString(folder.resolve(path), text);
    return new FolderReview(folder, RULES, 1, () -> {})
        .file(path).findings().findings().stream().map(Finding::rule).distinct().toList();
  }
}

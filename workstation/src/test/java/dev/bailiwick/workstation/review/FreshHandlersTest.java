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

/// Kinds of flaws that a set of new handlers had and that were not seen, each with its cure.
final class FreshHandlersTest {
  private static final Rules RULES = Rules.packed();

  @TempDir private Path folder;

  @Test
  void what_deletes_is_asked_for_a_guard_beside_reads_that_have_one() throws IOException {
    var program =
        """
        import { Controller, Delete, Get, Post, UseGuards } from '@nestjs/common';
        @Controller('rooms')
        export class RoomsController {
          @Get('mine') @UseGuards(JwtAuthGuard) mine() { return this.rooms.mine(); }
          @%s() act() { return this.rooms.act(); }
        }
        """;
    assertThat(rules("a.ts", program.formatted("Delete")))
        .containsExactly("missing-authentication");
    assertThat(rules("a.ts", program.formatted("Post"))).isEmpty();
    assertThat(rules("a.ts", program.formatted("UseGuards(JwtAuthGuard) @Delete"))).isEmpty();
  }

  @Test
  void a_guard_where_a_handler_of_another_file_is_mounted_counts() throws IOException {
    Files.writeString(
        folder.resolve("orders.js"),
        """
        exports.remove = async (req, res) => { await Order.findByIdAndDelete(Number(req.params.id)); };
        """);
    var program =
        """
        const express = require('express');
        const { remove } = require('./orders');
        const app = express();
        app.delete('/%s/:id', %s remove);
        """;
    Files.writeString(folder.resolve("app.js"), program.formatted("orders", "adminOnly,"));
    assertThat(all()).isEmpty();
    Files.writeString(folder.resolve("app.js"), program.formatted("admin/orders", ""));
    assertThat(all()).containsExactly("missing-ownership-check");
  }

  @Test
  void a_role_that_a_request_names_is_not_given() throws IOException {
    var program =
        """
        from flask import request
        def signup():
            data = request.get_json()
            db.session.add(User(email=data["email"], role=%s))
        """;
    assertThat(rules("a.py", program.formatted("data.get('role', 'user')")))
        .containsExactly("role-from-client");
    assertThat(rules("a.py", program.formatted("'user'"))).isEmpty();
  }

  @Test
  void a_module_is_not_imported_from_itself() throws IOException {
    var program =
        """
        import jwt
        def claims(token, key):
            return jwt.decode(token, %s)
        """;
    assertThat(rules("jwt.py", program.formatted("options={'verify_signature': False}")))
        .containsExactly("unverified-token");
    assertThat(rules("jwt.py", program.formatted("key, algorithms=['HS256']"))).isEmpty();
  }

  @Test
  void a_test_of_each_item_of_a_list_covers_the_list() throws IOException {
    var program =
        """
        const app = require('express')();
        const settings = {};
        app.post('/settings', (req, res) => {
          const parts = String(req.body.path).split('.');
          if (parts.%s) return;
          settings[parts[0]][parts[1]] = req.body.value;
        });
        """;
    assertThat(rules("a.js", program.formatted("some((p) => ['a'].includes(p))")))
        .contains("prototype-pollution");
    assertThat(rules("a.js", program.formatted("some((p) => ['__proto__'].includes(p))")))
        .doesNotContain("prototype-pollution");
  }

  @Test
  void a_write_whose_failure_nobody_notes_is_told() throws IOException {
    var program =
        """
        package a;
        class Log {
          void append(java.nio.file.Path file, String line) {
            try { %s } catch (java.io.IOException e) { }
          }
        }
        """;
    assertThat(rules("Log.java", program.formatted("java.nio.file.Files.writeString(file, line);")))
        .containsExactly("swallowed-error");
    assertThat(rules("Log.java", program.formatted("stream.close();"))).isEmpty();
  }

  @Test
  void a_record_with_rights_is_not_filled_by_a_request() throws IOException {
    var program =
        """
        package web
        import (
          "github.com/gin-gonic/gin"
          "gorm.io/gorm"
        )
        type Account struct {
          Name string
          %s bool
        }
        func Create(db *gorm.DB) gin.HandlerFunc {
          return func(c *gin.Context) {
            var a Account
            if err := c.ShouldBindJSON(&a); err != nil { return }
            db.Create(&a)
          }
        }
        """;
    assertThat(rules("a.go", program.formatted("IsAdmin"))).containsExactly("mass-assignment");
    assertThat(rules("a.go", program.formatted("Newsletter"))).isEmpty();
  }

  @Test
  void a_cookie_that_is_built_is_secure_when_it_says_so() throws IOException {
    var program =
        """
        package a;
        import org.springframework.http.ResponseCookie;
        class Cookies {
          ResponseCookie session(String token) {
            return ResponseCookie.from("SESSION", token).httpOnly(true)%s.path("/").build();
          }
        }
        """;
    assertThat(rules("Cookies.java", program.formatted(""))).containsExactly("insecure-cookie");
    assertThat(rules("Cookies.java", program.formatted(".secure(true)"))).isEmpty();
  }

  @Test
  void a_handler_of_errors_keeps_their_insides() throws IOException {
    var program =
        """
        export function errors(app) {
          app.setErrorHandler((error, request, reply) => { reply.status(500).send({ m: %s }); });
        }
        """;
    assertThat(rules("a.ts", program.formatted("error.stack"))).containsExactly("error-details");
    assertThat(rules("a.ts", program.formatted("'wrong'"))).isEmpty();
  }

  @Test
  void a_pattern_for_any_origin_is_any_origin() throws IOException {
    var program =
        """
        from fastapi import FastAPI
        from fastapi.middleware.cors import CORSMiddleware
        app = FastAPI()
        app.add_middleware(CORSMiddleware, allow_origin_regex="%s", allow_credentials=True)
        """;
    assertThat(rules("a.py", program.formatted(".*"))).containsExactly("cors-any-origin");
    assertThat(rules("a.py", program.formatted("https://a\\\\.example\\\\.com"))).isEmpty();
  }

  @Test
  void a_template_that_a_request_brings_is_not_run() throws IOException {
    var program =
        """
        package a;
        import freemarker.template.Template;
        import org.springframework.web.bind.annotation.*;
        @RestController
        class Preview {
          @PostMapping("/preview") String show(@RequestParam String text) throws Exception {
            var t = new Template("p", new java.io.StringReader(%s), null);
            return t.toString();
          }
        }
        """;
    assertThat(rules("Preview.java", program.formatted("text")))
        .containsExactly("template-injection");
    assertThat(rules("Preview.java", program.formatted("\"${name}\""))).isEmpty();
  }

  @Test
  void that_somebody_is_signed_in_says_not_what_is_his() throws IOException {
    var program =
        """
        'use server';
        export async function remove(formData: FormData) {
          const session = await auth();
          if (!session?.user) throw new Error('Unauthorized');
          await db.document.delete({ where: { id: String(formData.get('id')) %s } });
        }
        """;
    assertThat(rules("a.ts", program.formatted(""))).containsExactly("missing-ownership-check");
    assertThat(rules("a.ts", program.formatted(", ownerId: session.user.id"))).isEmpty();
  }

  @Test
  void a_statement_that_deletes_by_an_id_alone_asks_nobody() throws IOException {
    var program =
        """
        package web
        import (
          "database/sql"
          "net/http"
        )
        func remove(db *sql.DB, user int64) http.HandlerFunc {
          return func(w http.ResponseWriter, r *http.Request) {
            db.Exec("DELETE FROM notes WHERE id = $1%s", r.PathValue("id")%s)
          }
        }
        """;
    assertThat(rules("a.go", program.formatted("", ""))).containsExactly("missing-ownership-check");
    assertThat(rules("a.go", program.formatted(" AND user_id = $2", ", user"))).isEmpty();
  }

  @Test
  void a_dependency_that_refuses_and_that_no_route_names_is_unused() throws IOException {
    var program =
        """
        from fastapi import APIRouter, Depends, Header, HTTPException
        router = APIRouter()
        def require_admin(authorization: str = Header(...)):
            if not valid(authorization):
                raise HTTPException(status_code=403)
        @router.get("/reports"%s)
        def reports():
            return []
        """;
    assertThat(rules("a.py", program.formatted(""))).containsExactly("unused-guard");
    assertThat(rules("a.py", program.formatted(", dependencies=[Depends(require_admin)]")))
        .isEmpty();
  }

  @Test
  void what_a_handler_of_exceptions_is_given_stays_inside() throws IOException {
    var program =
        """
        from fastapi import FastAPI
        from fastapi.responses import JSONResponse
        app = FastAPI()
        @app.exception_handler(Exception)
        async def failed(request, exc):
            return JSONResponse(status_code=500, content={"detail": %s})
        """;
    assertThat(rules("a.py", program.formatted("str(exc)"))).containsExactly("error-details");
    assertThat(rules("a.py", program.formatted("'wrong'"))).isEmpty();
  }

  @Test
  void a_name_in_an_archive_may_lead_anywhere() throws IOException {
    var program =
        """
        package a;
        import java.nio.file.*;
        import java.util.zip.*;
        class Unzip {
          void next(ZipInputStream in, Path target) throws java.io.IOException {
            ZipEntry entry = in.getNextEntry();
            Path out = target.resolve(entry.getName()).normalize();
            if (%s) throw new java.io.IOException("outside");
            Files.copy(in, out);
          }
        }
        """;
    assertThat(rules("Unzip.java", program.formatted("entry == null")))
        .containsExactly("path-traversal");
    assertThat(rules("Unzip.java", program.formatted("!out.startsWith(target)"))).isEmpty();
  }

  @Test
  void an_address_whose_host_equals_ours_is_ours() throws IOException {
    var program =
        """
        package a;
        import java.net.URI;
        import java.net.http.*;
        import org.springframework.web.bind.annotation.*;
        @RestController
        class Images {
          private final HttpClient client = HttpClient.newHttpClient();
          @GetMapping("/image") public Object image(@RequestParam String src) throws Exception {
            URI uri = URI.create(src);
            if (!"a.example".equals(%s)) throw new IllegalArgumentException();
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()).body();
          }
        }
        """;
    assertThat(rules("Images.java", program.formatted("uri.getFragment()"))).contains("ssrf");
    assertThat(rules("Images.java", program.formatted("uri.getHost()"))).doesNotContain("ssrf");
  }

  @Test
  void characters_that_are_taken_out_do_no_harm() throws IOException {
    var program =
        """
        import re
        from flask import Flask, request, make_response
        app = Flask(__name__)
        @app.get("/export")
        def export():
            response = make_response("a")
            response.headers["X-Name"] = %s
            return response
        """;
    assertThat(rules("a.py", program.formatted("request.args['name']")))
        .containsExactly("header-injection");
    assertThat(rules("a.py", program.formatted("re.sub(r'[^\\w.-]', '_', request.args['name'])")))
        .isEmpty();
  }

  @Test
  void a_token_without_a_signature_is_none() throws IOException {
    assertThat(
            rules(
                "a.js",
                "require('jsonwebtoken').verify(t, key, { algorithms: ['HS256', 'none'] });"))
        .containsExactly("unverified-token");
    assertThat(rules("a.js", "require('jsonwebtoken').verify(t, key, { algorithms: ['HS256'] });"))
        .isEmpty();
  }

  private List<String> all() throws IOException {
    return names(new FolderReview(folder, RULES, 1, () -> {}).all(List.of(folder)));
  }

  private List<String> rules(String path, String text) throws IOException {
    Files.writeString(folder.resolve(path), text);
    return names(new FolderReview(folder, RULES, 1, () -> {}).file(path));
  }

  private static List<String> names(ReviewReport report) {
    return report.findings().findings().stream().map(Finding::rule).distinct().toList();
  }
}

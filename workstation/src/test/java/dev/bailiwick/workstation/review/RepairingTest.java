package dev.bailiwick.workstation.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each mend with the code it takes and the code it gives; `docs/repairs.md` is the list.
final class RepairingTest {
  private static final Rules RULES = Rules.packed();

  @TempDir private Path folder;

  private Repairing.Mended mend(String name, String code) throws IOException {
    Files.writeString(folder.resolve(name), code);
    var review = new FolderReview(folder, RULES, 1, () -> {});
    var wanted =
        review.file(name).findings().findings().stream()
            .map(Finding::fingerprint)
            .collect(Collectors.toSet());
    return new Repairing(folder, review).mend(name, wanted);
  }

  private String mended(String name, String code) throws IOException {
    return new String(mend(name, code).content(), StandardCharsets.UTF_8);
  }

  private static final String ROUTE =
      """
      const crypto = require('crypto');
      const https = require('https');
      const jwt = require('jsonwebtoken');
      %s
      const app = require('express')();
      app.get('/a', async (req, res) => {
        try {
          LINE
        } catch (error) {
          res.sendStatus(500);
        }
      });
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "crypto.createHash('md5').update(t) | crypto.createHash('sha256').update(t)",
        "https.get({ host: 'x', rejectUnauthorized: false }) | https.get({ host: 'x',"
            + " rejectUnauthorized: true })",
        "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0' | process.env.NODE_TLS_REJECT_UNAUTHORIZED"
            + " = '1'",
        "res.cookie('session', v) | res.cookie('session', v, { httpOnly: true, secure: true,"
            + " sameSite: 'lax' })",
        "res.cookie('session', v, { path: '/' }) | res.cookie('session', v, { path: '/', httpOnly:"
            + " true, secure: true })",
        "res.cookie('session', v, { secure: false }) | res.cookie('session', v, { secure: true,"
            + " httpOnly: true })"
      })
  void a_line_of_a_script(String bad, String good) throws IOException {
    var code = ROUTE.formatted("").replace("LINE", bad);
    assertThat(mended("a.js", code)).isEqualTo(ROUTE.formatted("").replace("LINE", good));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "pg | db.query(\"SELECT a FROM t WHERE id = '\" + req.query.id + \"'\") | db.query('SELECT"
            + " a FROM t WHERE id = $1', [req.query.id])",
        "pg | db.query(\"SELECT a FROM t WHERE a = \" + req.query.a + \" AND b = \" + req.query.b)"
            + " | db.query('SELECT a FROM t WHERE a = $1 AND b = $2', [req.query.a, req.query.b])",
        "mysql2 | db.query('SELECT a FROM t WHERE id = ' + req.query.id, done) | db.query('SELECT a"
            + " FROM t WHERE id = ?', [req.query.id], done)"
      })
  void a_query_of_a_script(String driver, String bad, String good) throws IOException {
    var code = ROUTE.formatted("const db = require('" + driver + "').createPool({});");
    assertThat(mended("a.js", code.replace("LINE", bad))).isEqualTo(code.replace("LINE", good));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "pg | db.query('SELECT a FROM t ORDER BY ' + req.query.column)",
        "pg | db.query(\"SELECT a FROM t WHERE a LIKE '%\" + req.query.a + \"%'\")",
        "pg | db.query('SELECT a FROM t WHERE id = ' + req.query.id, [1])",
        "./driver | db.query('SELECT a FROM t WHERE id = ' + req.query.id)",
        "pg | const q = 'SELECT a FROM t WHERE id = ' + req.query.id; log(q); db.query(q)"
      })
  void a_query_that_is_not_known_well_enough_stays(String driver, String bad) throws IOException {
    var code =
        ROUTE
            .formatted("const db = require('" + driver + "').createPool({});")
            .replace("LINE", bad);
    assertThat(mended("a.js", code)).isEqualTo(code);
  }

  @Test
  void no_value_stands_in_for_the_environments() throws IOException {
    var code =
        "const jwt = require('jsonwebtoken');\n"
            + "exports.token = (id) => jwt.sign({ id }, process.env.KEY ||"
            + " 'a-fallback-for-all');\n";
    assertThat(mended("a.js", code)).isEqualTo(code.replace(" || 'a-fallback-for-all'", ""));
  }

  @Test
  void an_error_goes_to_the_log_and_a_sentence_to_the_user() throws IOException {
    var code =
        """
        const app = require('express')();
        app.get('/a', (req, res) => {
          try {
            work();
          } catch (error) {
            res.status(500).json({ message: error.message });
          }
        });
        """;
    assertThat(mended("a.js", code))
        .isEqualTo(
            code.replace(
                "res.status(500).json({ message: error.message });",
                "console.error(error);\n    res.status(500).json({ message: 'Internal server error'"
                    + " });"));
  }

  private static final String VIEW =
      """
      import os, random, hashlib, ssl, yaml, requests, subprocess
      %s
      from flask import Flask, request, make_response
      app = Flask(__name__)

      @app.route('/a')
      def view():
          response = make_response('x')
          LINE
          return response
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hashlib.md5(b'x') | hashlib.sha256(b'x')",
        "hashlib.new('sha1', b'x') | hashlib.new('sha256', b'x')",
        "session_token = random.randint(0, 99) | session_token = random.SystemRandom().randint(0,"
            + " 99)",
        "requests.get('https://x', verify=False) | requests.get('https://x', verify=True)",
        "ssl._create_unverified_context() | ssl.create_default_context()",
        "response.set_cookie('session', 'v') | response.set_cookie('session', 'v', httponly=True,"
            + " secure=True)",
        "response.set_cookie('session', 'v', secure=False) | response.set_cookie('session', 'v',"
            + " secure=True, httponly=True)",
        "yaml.load(request.data) | yaml.safe_load(request.data)",
        "yaml.load(request.data, Loader=yaml.Loader) | yaml.load(request.data,"
            + " Loader=yaml.SafeLoader)",
        "subprocess.run(['ls', request.args['d']], shell=True) | subprocess.run(['ls',"
            + " request.args['d']])",
        "subprocess.run(['ls', request.args['d']], shell=True, check=True) | subprocess.run(['ls',"
            + " request.args['d']], check=True)",
        "app.run(debug=True) | app.run(debug=False)"
      })
  void a_line_of_python(String bad, String good) throws IOException {
    var code = VIEW.formatted("");
    assertThat(mended("a.py", code.replace("LINE", bad))).isEqualTo(code.replace("LINE", good));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sqlite3 | \"SELECT a FROM t WHERE id = '\" + request.args['id'] + \"'\" | \"SELECT a FROM"
            + " t WHERE id = ?\", (request.args['id'],)",
        "sqlite3 | f\"SELECT a FROM t WHERE id = {request.args['id']}\" | \"SELECT a FROM t WHERE"
            + " id = ?\", (request.args['id'],)",
        "psycopg2 | \"SELECT a FROM t WHERE a = '%s' AND b = %s\" % (request.args['a'],"
            + " request.args['b']) | \"SELECT a FROM t WHERE a = %s AND b = %s\","
            + " (request.args['a'], request.args['b'])"
      })
  void a_query_of_python(String driver, String bad, String good) throws IOException {
    var code = VIEW.formatted("import " + driver);
    var before = driver + ".connect('x').cursor().execute(";
    assertThat(mended("a.py", code.replace("LINE", before + bad + ")")))
        .isEqualTo(code.replace("LINE", before + good + ")"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"SELECT a FROM \" + request.args['t']",
        "f\"SELECT a FROM t WHERE id = {request.args['id']!r}\"",
        "\"SELECT a FROM t WHERE id = \\\"\" + request.args['id'] + \"\\\"\""
      })
  void a_query_of_python_that_is_not_known_well_enough_stays(String bad) throws IOException {
    var code =
        VIEW.formatted("import sqlite3")
            .replace("LINE", "sqlite3.connect('x').cursor().execute(" + bad + ")");
    assertThat(mended("a.py", code)).isEqualTo(code);
  }

  @Test
  void java_and_go() throws IOException {
    assertThat(
            mended(
                "A.java",
                """
                import java.security.MessageDigest;
                class A {
                  byte[] hash(byte[] text) throws Exception {
                    return MessageDigest.getInstance("MD5").digest(text);
                  }
                }
                """))
        .contains("getInstance(\"SHA-256\")");
    assertThat(
            mended(
                "a.go",
                """
                package main

                import (
                	"crypto/md5"
                	"crypto/tls"
                	"database/sql"
                	"net/http"

                	_ "github.com/lib/pq"
                )

                type server struct{ db *sql.DB }

                func (s *server) handler(w http.ResponseWriter, r *http.Request) {
                	id := r.URL.Query().Get("id")
                	h := md5.Sum([]byte("x"))
                	c := &tls.Config{InsecureSkipVerify: true}
                	http.SetCookie(w, &http.Cookie{Name: "session", Value: "v"})
                	rows, _ := s.db.Query("SELECT a FROM t WHERE id = '" + id + "'")
                	use(h, c, rows)
                }

                func main() { http.HandleFunc("/", (&server{}).handler) }
                """))
        .contains(
            "\t\"crypto/sha256\"\n",
            "sha256.Sum256([]byte(\"x\"))",
            "InsecureSkipVerify: false",
            "Value: \"v\", HttpOnly: true, Secure: true}",
            "s.db.Query(\"SELECT a FROM t WHERE id = $1\", id)")
        .doesNotContain("md5");
  }

  @Test
  void a_literal_secret_is_read_from_the_environment() throws IOException {
    var value = "k3y" + "-of-this-" + "service-1";
    var code = "from flask import Flask\napp = Flask(__name__)\napp.secret_key = '%s'\n";
    assertThat(mended("a.py", code.formatted(value)))
        .contains("import os", "app.secret_key = os.environ[\"SECRET_KEY\"]")
        .doesNotContain(value);
  }

  @Test
  void what_cannot_be_mended_is_told_and_nothing_else_is_touched() throws IOException {
    var code =
        "const { exec } = require('child_process');\n"
            + "module.exports = (userInput) => exec(userInput);\n";
    var mended = mend("a.js", code);
    assertThat(new String(mended.content(), StandardCharsets.UTF_8)).isEqualTo(code);
    assertThat(mended.done()).isEmpty();
    assertThat(mended.left()).extracting(Finding::rule).containsExactly("command-injection");
  }
}

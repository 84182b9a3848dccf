package dev.bailiwick.core.command.embedded;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What is known of Node's modules (nodejs.org/api, v24) and of the language's own objects.
final class JsTable {
  private JsTable() {}

  /// Objects and modules of which everything but what `CALLS` names has no effect.
  static final Set<String> PURE =
      words(
          "JSON Math Number String Boolean Array Date RegExp Error TypeError RangeError Map Set"
              + " WeakMap WeakSet Promise BigInt Symbol Intl URL URLSearchParams TextEncoder"
              + " TextDecoder Buffer console path util url querystring string_decoder assert crypto"
              + " zlib.none events buffer perf_hooks punycode structuredClone Uint8Array"
              + " ArrayBuffer Uint16Array Uint32Array Int32Array Float64Array SyntaxError"
              + " performance timers timers/promises semver chalk");

  static final Set<String> FUNCTIONS =
      words(
          "parseInt parseFloat isNaN isFinite encodeURIComponent decodeURIComponent encodeURI"
              + " decodeURI setTimeout setInterval setImmediate clearTimeout clearInterval"
              + " queueMicrotask atob btoa");

  static final Set<String> VALUES =
      words(
          "undefined NaN Infinity __dirname __filename process.argv process.version"
              + " process.versions process.platform process.arch process.pid process.stdin"
              + " process.stdout process.stderr process.exitCode process.execPath process.title"
              + " process.release process.ppid os.EOL os.constants fs.constants Bun.version"
              + " Deno.version Deno.args Deno.build process.execArgv");

  static final Set<String> METHODS =
      words(
          "push pop shift unshift slice splice concat join map filter reduce reduceRight forEach"
              + " find findIndex findLast some every includes indexOf lastIndexOf sort reverse"
              + " flat flatMap fill keys values entries has get set add delete clear split trim"
              + " trimStart trimEnd toUpperCase toLowerCase startsWith endsWith replace replaceAll"
              + " match matchAll substring substr slice padStart padEnd charAt charCodeAt"
              + " codePointAt repeat toString toFixed toISOString getTime getFullYear getMonth"
              + " getDate toLocaleString toLocaleDateString localeCompare normalize then catch"
              + " finally test exec at next write end on once json text arrayBuffer hasOwnProperty"
              + " toSorted toReversed setEncoding pipe_none digest update toJSON valueOf send_none"
              + " resume pause trimLeft trimRight log isDirectory isFile padStart close abort");

  static final Map<String, String> CALLS = new HashMap<>();

  private static Set<String> words(String text) {
    return Set.copyOf(new java.util.HashSet<>(java.util.List.of(text.split(" "))));
  }

  /// The same call on `fs` in its three forms, and on `fs/promises`.
  private static void fs(String roles, String names) {
    for (String name : names.split(" ")) {
      for (String form :
          new String[] {"fs." + name, "fs." + name + "Sync", "fs.promises." + name}) {
        CALLS.put(form, roles);
      }
    }
  }

  private static void calls(String roles, String names) {
    for (String name : names.split(" ")) {
      CALLS.put(name, roles);
    }
  }

  static {
    fs("R0", "readFile createReadStream");
    fs("W0", "writeFile appendFile createWriteStream mkdir truncate chmod utimes chown");
    fs("D0", "unlink rmdir");
    fs("X0", "rm");
    fs("R0 W1", "copyFile");
    fs("L0", "symlink");
    fs("K0", "link");
    fs("T0 V1", "cp");
    fs("M0", "rename");
    fs("", "exists stat lstat readdir access realpath readlink");
    calls("R0", "fs.createReadStream Deno.readTextFile Deno.readTextFileSync Deno.readFile");
    calls("W0", "fs.createWriteStream Deno.writeTextFile Deno.writeTextFileSync Bun.write");
    calls("D0", "Deno.remove");
    calls("S0", "child_process.exec child_process.execSync");
    calls("U0", "fetch http.get https.get http.request https.request");
    calls(
        "",
        "process.cwd process.exit process.uptime process.memoryUsage process.hrtime"
            + " process.nextTick process.on os.platform os.arch os.cpus os.totalmem os.freemem"
            + " os.hostname os.homedir os.tmpdir os.type os.release os.userInfo os.uptime"
            + " os.loadavg os.networkInterfaces os.availableParallelism os.version"
            + " Object.keys Object.values Object.entries Object.assign Object.fromEntries"
            + " Object.freeze process.getuid process.emitWarning Deno.cwd");
    calls(
        "!",
        "eval Function import process.binding process.dlopen process.chdir process.kill"
            + " process.getBuiltinModule process.mainModule crypto.setEngine util.parseEnv_none"
            + " Error.prepareStackTrace Array.fromAsync.none Promise.none"
            + " child_process.fork console.Console.none vm module");
  }
}

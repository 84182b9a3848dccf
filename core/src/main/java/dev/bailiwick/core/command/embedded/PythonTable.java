package dev.bailiwick.core.command.embedded;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is known of Python's modules (docs.python.org 3.14) and of the commonest packages.
final class PythonTable {
  private PythonTable() {}

  /// Modules where every public function that `CALLS` does not name has no effect.
  static final Set<String> PURE_MODULES =
      words(
          "math cmath json re itertools functools collections collections.abc datetime time"
              + " calendar random statistics decimal fractions textwrap pprint hashlib hmac base64"
              + " binascii struct uuid copy operator enum bisect heapq difflib html unicodedata"
              + " colorsys secrets numbers abc contextlib string errno stat keyword platform"
              + " traceback warnings ipaddress zlib fnmatch posixpath shlex array queue graphlib"
              + " reprlib zoneinfo ast typing dataclasses cProfile.none argparse __future__"
              + " urllib.parse urllib.error html.parser xml.sax.saxutils json.decoder email.utils"
              + " csv pathlib numpy numpy.linalg numpy.random getpass.none sysconfig signal"
              + " concurrent concurrent.futures threading multiprocessing.none locale types.none"
              + " packaging packaging.version dateutil dateutil.parser sympy asyncio.none"
              + " tabulate");

  /// Modules of which only what `CALLS` and `VALUES` name is known.
  static final Set<String> KNOWN_MODULES =
      words(
          "os os.path sys io shutil subprocess glob urllib urllib.request requests httpx http"
              + " http.client socket ftplib smtplib tempfile yaml toml tomllib tomli pickle sqlite3"
              + " zipfile tarfile gzip bz2 lzma configparser linecache fileinput mmap codecs"
              + " builtins importlib importlib.metadata ctypes pty code runpy gc inspect types"
              + " asyncio multiprocessing logging timeit getpass pandas torch flask django"
              + " setuptools pip pytest scipy matplotlib matplotlib.pyplot sklearn PIL bs4 lxml"
              + " jinja2 sqlalchemy boto3 tensorflow keras transformers attr attrs pydantic click"
              + " rich tqdm six certifi cryptography wheel pkg_resources fastapi starlette uvicorn"
              + " aiohttp websockets celery redis psycopg2 pymongo networkx seaborn plotly openai"
              + " anthropic tiktoken mypy black ruff isort flake8 pylint poetry virtualenv tox nose"
              + " IPython notebook jupyter cv2 numba cython pyarrow xml xml.etree"
              + " xml.etree.ElementTree email unittest doctest pdb atexit site select selectors ssl"
              + " telnetlib imaplib poplib nntplib xmlrpc xmlrpc.client webbrowser distutils"
              + " ensurepip venv pkgutil zipimport marshal shelve dbm posix nt _posixsubprocess _io"
              + " pydoc tokenize");

  /// Attributes that are plain values.
  static final Set<String> VALUES =
      words(
          "os.name os.curdir os.pardir os.extsep os.pathsep os.devnull os.F_OK os.R_OK os.W_OK"
              + " os.X_OK os.O_RDONLY os.SEEK_SET os.SEEK_END sys.argv sys.version sys.version_info"
              + " sys.platform sys.executable sys.stdin sys.stdout sys.stderr sys.maxsize"
              + " sys.byteorder sys.prefix sys.base_prefix sys.exec_prefix sys.flags sys.hexversion"
              + " sys.implementation sys.maxunicode sys.float_info sys.int_info sys.api_version"
              + " sys.builtin_module_names sys.stdlib_module_names sys.abiflags sys.copyright"
              + " subprocess.PIPE subprocess.DEVNULL subprocess.STDOUT"
              + " subprocess.CalledProcessError subprocess.TimeoutExpired io.SEEK_SET io.SEEK_END"
              + " sqlite3.sqlite_version sqlite3.Row sqlite3.version ssl.OPENSSL_VERSION"
              + " requests.exceptions requests.RequestException torch.version.cuda torch.float32"
              + " torch.int64 socket.AF_INET socket.SOCK_STREAM socket.AF_INET6 socket.SOCK_DGRAM"
              + " socket.timeout socket.error zipfile.ZIP_DEFLATED tarfile.TarError"
              + " configparser.Error logging.INFO logging.DEBUG logging.WARNING logging.ERROR"
              + " pickle.HIGHEST_PROTOCOL importlib.metadata.PackageNotFoundError os.error"
              + " shutil.Error yaml.YAMLError tomllib.TOMLDecodeError django.VERSION pandas.NA");

  /// Built-in names and exceptions without an effect.
  static final Set<String> BUILTINS =
      words(
          "abs all any ascii bin bool bytearray bytes callable chr complex dict divmod enumerate"
              + " filter float format frozenset hash hex id input int isinstance issubclass iter"
              + " len list map max memoryview min next object oct ord pow print property range repr"
              + " reversed round set slice sorted staticmethod classmethod str sum super tuple zip"
              + " hasattr dir aiter anext Exception BaseException ValueError TypeError KeyError"
              + " IndexError AttributeError ImportError ModuleNotFoundError OSError IOError"
              + " FileNotFoundError FileExistsError PermissionError RuntimeError StopIteration"
              + " ZeroDivisionError SystemExit KeyboardInterrupt AssertionError NameError"
              + " UnicodeDecodeError UnicodeEncodeError NotImplementedError SyntaxError EOFError"
              + " ArithmeticError OverflowError LookupError Warning UserWarning DeprecationWarning"
              + " TimeoutError ConnectionError RecursionError MemoryError exit quit __name__"
              + " __file__ __doc__ self cls Ellipsis NotImplemented");

  /// Calls by full name with their [Roles]; an empty role is a call without an effect.
  static final Map<String, String> CALLS = new HashMap<>();

  /// Methods of a value that is not followed, without an effect.
  static final Set<String> METHODS =
      words(
          "append extend insert remove pop clear index count sort reverse copy get keys values"
              + " items update setdefault popitem fromkeys add discard union intersection"
              + " difference symmetric_difference issubset issuperset capitalize casefold center"
              + " encode decode endswith startswith expandtabs find rfind rindex format format_map"
              + " isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric"
              + " isprintable isspace istitle isupper join ljust lower lstrip maketrans partition"
              + " removeprefix removesuffix replace rjust rpartition rsplit rstrip split splitlines"
              + " strip swapcase title translate upper zfill hex read readline readlines write"
              + " writelines close flush seek tell readable writable isatty fileno reconfigure"
              + " detach match search fullmatch findall finditer sub subn group groups groupdict"
              + " span start end strftime isoformat timestamp date time year month day"
              + " total_seconds weekday isocalendar astimezone timetuple most_common elements"
              + " digest hexdigest bit_length to_bytes conjugate is_integer as_integer_ratio"
              + " appendleft popleft rotate writerow writerows writeheader getvalue getbuffer"
              + " communicate poll wait terminate kill add_argument parse_args parse_known_args"
              + " print_help json raise_for_status iter_content iter_lines getheader getheaders"
              + " geturl info getcode fetchall fetchone fetchmany commit rollback cursor namelist"
              + " infolist getnames getmembers sections options has_section has_option getint"
              + " getboolean getfloat head tail describe shape mean median std sum min max round"
              + " astype groupby agg apply merge sort_values reset_index set_index to_string"
              + " to_dict tolist value_counts unique nunique isnull notnull dropna fillna iterrows"
              + " itertuples reshape transpose flatten ravel dot argmax argmin item size cuda stat"
              + " is_file is_dir is_symlink exists throw send total iter findtext getroot tostring"
              + " submit result shutdown start set is_set acquire release put setDaemon debug"
              + " warning error critical exception getLogger cache_clear cumsum any all clip prod"
              + " var squeeze with_traceback mro_none elapsed_none quantize sqrt");

  /// Members that lead from a harmless value to the interpreter's inside.
  static final Set<String> INSIDES =
      words(
          "gi_frame cr_frame ag_frame f_globals f_builtins f_locals f_back tb_frame func_globals"
              + " gi_code cr_code read_text read_bytes write_text write_bytes unlink rename"
              + " system popen run call exec_module load_module open chmod rmdir mkdir touch"
              + " extractall extract request urlopen eval execute query to_csv to_json to_pickle");

  private static Set<String> words(String text) {
    return Set.copyOf(Stream.of(text.split(" ")).collect(Collectors.toSet()));
  }

  private static void pure(String module, String names) {
    for (String name : names.split(" ")) {
      CALLS.put(module + "." + name, "");
    }
  }

  private static void calls(String roles, String names) {
    for (String name : names.split(" ")) {
      CALLS.put(name, roles);
    }
  }

  static {
    pure(
        "os",
        "getcwd listdir scandir walk getpid getppid getuid getgid geteuid cpu_count uname stat"
            + " lstat access getlogin get_terminal_size fspath fsencode fsdecode urandom times"
            + " getloadavg isatty strerror readlink sched_getaffinity sysconf _exit PathLike"
            + " process_cpu_count fwalk get_exec_path");
    pure(
        "os.path",
        "exists isfile isdir islink join basename dirname abspath realpath normpath relpath split"
            + " splitext expanduser expandvars getsize getmtime getctime getatime isabs commonpath"
            + " commonprefix samefile lexists ismount splitdrive normcase");
    pure(
        "sys",
        "exit getsizeof getrecursionlimit setrecursionlimit getdefaultencoding"
            + " getfilesystemencoding intern getrefcount exc_info getswitchinterval"
            + " stdin.read stdin.readline stdout.write stderr.write set_int_max_str_digits");
    pure("io", "StringIO BytesIO TextIOWrapper BufferedReader");
    pure("shutil", "which get_terminal_size disk_usage");
    pure("glob", "glob iglob escape");
    pure("yaml", "safe_load safe_load_all dump safe_dump safe_dump_all");
    pure("toml", "loads dumps load dump");
    pure("tomllib", "loads load");
    pure("tomli", "loads load");
    pure("pickle", "dumps dump");
    pure("importlib.metadata", "version distributions distribution metadata requires");
    pure("getpass", "getuser");
    pure("socket", "gethostname getfqdn_none");
    pure("inspect", "isclass isfunction signature");
    pure("logging", "getLogger info debug warning error");
    pure("configparser", "ConfigParser_none");
    pure("torch", "cuda.is_available cuda.device_count tensor zeros ones rand randn");
    pure("pandas", "DataFrame Series to_datetime concat");
    pure("xml.etree.ElementTree", "fromstring tostring Element SubElement");
    pure("xml.etree.ElementTree", "XML");
    pure("asyncio", "run sleep gather");
    pure("pathlib", "PurePath PurePosixPath PureWindowsPath");
    pure("base64", "b64decode");
    pure("types", "SimpleNamespace");
    calls("O0/file", "open io.open codecs.open tokenize.open");
    calls("O0/filename", "gzip.open bz2.open lzma.open mmap.open");
    calls("O0/file >zipfile()", "zipfile.ZipFile");
    calls("O0/name >zipfile()", "tarfile.open");
    calls("R0", "linecache.getlines linecache.getline xml.etree.ElementTree.parse");
    calls("R0/files", "fileinput.input fileinput.FileInput");
    calls("D0/path", "os.remove os.unlink os.rmdir os.removedirs");
    calls("M0/src", "os.rename os.replace os.renames");
    calls("L0/src", "os.symlink");
    calls("K0/src", "os.link");
    calls("X0/src V1/dst", "shutil.move");
    calls("W0/path/name", "os.makedirs os.mkdir os.chmod os.truncate os.utime os.mkfifo os.chown");
    calls("R0/src W1/dst", "shutil.copy shutil.copy2 shutil.copyfile");
    calls("W1/dst", "shutil.copymode shutil.copystat");
    calls("T0/src V1/dst", "shutil.copytree");
    calls("X0/path", "shutil.rmtree");
    calls("W1/length", "os.setxattr");
    calls("S0/cmd/command", "os.system os.popen subprocess.getoutput subprocess.getstatusoutput");
    calls(
        "P0/args",
        "subprocess.run subprocess.call subprocess.check_call subprocess.check_output"
            + " subprocess.Popen");
    calls("P1", "os.execv os.execvp os.posix_spawn os.posix_spawnp");
    calls("P2", "os.spawnv os.spawnvp");
    calls("A1", "os.execl os.execlp");
    calls("A2", "os.spawnl os.spawnlp");
    calls("A0", "asyncio.create_subprocess_exec");
    calls("S0", "asyncio.create_subprocess_shell");
    calls("E0/key", "os.getenv os.environ.get os.getenvb os.environ.pop os.environ.setdefault");
    calls("U0/url", "urllib.request.urlopen urllib.request.Request");
    calls("U0/url W1/filename", "urllib.request.urlretrieve");
    for (String module :
        new String[] {"requests", "httpx", "requests.Session()", "httpx.Client()"}) {
      for (String verb : "get post put patch delete head options stream".split(" ")) {
        calls("U0/url", module + "." + verb);
      }
      calls("U1/url", module + ".request");
    }
    calls(">requests.Session()", "requests.Session requests.session");
    calls(">httpx.Client()", "httpx.Client");
    pure("requests.Session()", "close");
    calls(
        "H0/host >connection()",
        "http.client.HTTPSConnection http.client.HTTPConnection ftplib.FTP ftplib.FTP_TLS"
            + " smtplib.SMTP smtplib.SMTP_SSL");
    calls("H0/host", "socket.gethostbyname");
    pure(
        "connection()",
        "request getresponse close login retrbinary retrlines storbinary sendmail send_message"
            + " starttls ehlo quit cwd nlst dir set_debuglevel");
    calls("H0/address", "socket.create_connection socket.getaddrinfo");
    calls(">socket()", "socket.socket");
    calls("H0", "socket().connect socket().connect_ex");
    calls("H1", "socket().sendto");
    pure("socket()", "settimeout close send sendall recv setsockopt fileno shutdown getsockname");
    calls(">config()", "configparser.ConfigParser configparser.RawConfigParser");
    calls("R0/filenames", "config().read");
    pure(
        "config()",
        "sections options get getint getboolean has_section items set read_string write");
    calls(">sqlite()", "sqlite3.none");
    calls("R0/database W0/database", "sqlite3.connect");
    pure(
        "zipfile()", "namelist infolist printdir testzip close getnames getmembers list read open");
    calls("V0/path", "zipfile().extractall");
    calls("R0/name", "zipfile().write zipfile().add");
    pure("zipfile()", "writestr extractfile getinfo");
    calls("R0/file", "numpy.load numpy.loadtxt numpy.genfromtxt numpy.fromfile numpy.memmap");
    calls("W0/file", "numpy.save numpy.savez numpy.savetxt numpy.savez_compressed");
    for (String kind : "csv json excel parquet table fwf feather html xml".split(" ")) {
      calls("R0/filepath_or_buffer/path_or_buf/io/path", "pandas.read_" + kind);
    }
    calls(
        "!",
        "exec eval compile __import__ getattr setattr delattr globals locals vars breakpoint help"
            + " operator.attrgetter operator.methodcaller string.Formatter typing.get_type_hints"
            + " argparse.FileType dataclasses.make_dataclass random.SystemRandom.none signal.none"
            + " re.Scanner concurrent.futures.ProcessPoolExecutor numpy.lib numpy.f2py"
            + " numpy.testing numpy.ctypeslib numpy.distutils numpy.DataSource numpy.rec"
            + " numpy.fromregex numpy.show_config.none threading.settrace threading.setprofile"
            + " pickle.loads pickle.load yaml.load yaml.unsafe_load yaml.full_load"
            + " logging.FileHandler os.chdir os.fork os.putenv os.chroot os.kill os.killpg os.open"
            + " os.fdopen sys.settrace sys.setprofile sys.addaudithook sys._getframe timeit.timeit"
            + " sympy.sympify sympy.S sympy.parse_expr sympy.lambdify sympy.parsing sympy.preview"
            + " sympy.plot typing.ForwardRef signal.pthread_kill sysconfig.none contextlib.chdir"
            + " posixpath.none json.tool platform.popen uuid.none time.none traceback.walk_stack"
            + " traceback.walk_tb http.server torch.load torch.save socket().bind_none");
  }
}

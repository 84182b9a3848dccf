package dev.bailiwick.core.dependency.usage;

import java.util.List;
import java.util.Map;

/// The modules that a distribution of PyPI brings: its own name, but for the ones that everybody
/// knows by another (their projects' own pages, 2026).
final class PythonModules {
  private static final Map<String, List<String>> OTHER =
      Map.ofEntries(
          Map.entry("attrs", List.of("attr", "attrs")),
          Map.entry("beautifulsoup4", List.of("bs4")),
          Map.entry("djangorestframework", List.of("rest_framework")),
          Map.entry("dnspython", List.of("dns")),
          Map.entry("faiss-cpu", List.of("faiss")),
          Map.entry("gitpython", List.of("git")),
          Map.entry("google-cloud-storage", List.of("google.cloud.storage")),
          Map.entry("grpcio", List.of("grpc")),
          Map.entry("hydra-core", List.of("hydra")),
          Map.entry("kafka-python", List.of("kafka")),
          Map.entry("msgpack-python", List.of("msgpack")),
          Map.entry("mysql-connector-python", List.of("mysql.connector")),
          Map.entry("mysqlclient", List.of("MySQLdb")),
          Map.entry("opencv-contrib-python", List.of("cv2")),
          Map.entry("opencv-python", List.of("cv2")),
          Map.entry("opencv-python-headless", List.of("cv2")),
          Map.entry("paho-mqtt", List.of("paho")),
          Map.entry("pillow", List.of("PIL")),
          Map.entry("protobuf", List.of("google.protobuf")),
          Map.entry("psycopg2-binary", List.of("psycopg2")),
          Map.entry("py-cpuinfo", List.of("cpuinfo")),
          Map.entry("pycryptodome", List.of("Crypto")),
          Map.entry("pycryptodomex", List.of("Cryptodome")),
          Map.entry("pycrypto", List.of("Crypto")),
          Map.entry("pyjwt", List.of("jwt")),
          Map.entry("pymupdf", List.of("fitz", "pymupdf")),
          Map.entry("pynacl", List.of("nacl")),
          Map.entry("pyopenssl", List.of("OpenSSL")),
          Map.entry("pyserial", List.of("serial")),
          Map.entry("pysocks", List.of("socks")),
          Map.entry("python-dateutil", List.of("dateutil")),
          Map.entry("python-docx", List.of("docx")),
          Map.entry("python-dotenv", List.of("dotenv")),
          Map.entry("python-jose", List.of("jose")),
          Map.entry("python-ldap", List.of("ldap")),
          Map.entry("python-magic", List.of("magic")),
          Map.entry("python-multipart", List.of("multipart", "python_multipart")),
          Map.entry("python-pptx", List.of("pptx")),
          Map.entry("python-telegram-bot", List.of("telegram")),
          Map.entry("pywin32", List.of("win32api", "win32con", "win32com", "pythoncom")),
          Map.entry("pyyaml", List.of("yaml")),
          Map.entry("pyzmq", List.of("zmq")),
          Map.entry("ruamel-yaml", List.of("ruamel.yaml", "ruamel")),
          Map.entry("scikit-image", List.of("skimage")),
          Map.entry("scikit-learn", List.of("sklearn")),
          Map.entry("setuptools", List.of("setuptools", "pkg_resources")),
          Map.entry("tensorflow-cpu", List.of("tensorflow")),
          Map.entry("websocket-client", List.of("websocket")),
          Map.entry("zope-interface", List.of("zope.interface")));

  private PythonModules() {}

  /// @param key the distribution's name, normalised
  static List<String> of(String key) {
    var other = OTHER.get(key);
    if (other != null) {
      return other;
    }
    var plain = key.replace('-', '_');
    // `django-filter` is django_filters, `python-foo` is foo, `foo-python` too.
    return List.of(
        plain,
        plain + "s",
        plain.replaceFirst("^python_", "").replaceFirst("_python$", ""),
        plain.replace('_', '.'),
        plain.replaceFirst("^py(?=[a-z])", ""));
  }
}

package dev.bailiwick.core.code.lower.java;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which types the packages hold that are usually imported on demand. Source: the Java SE 21 API,
/// Jakarta EE 10, Spring Framework 6.
final class JavaPackages {
  private static final String LANG = "java.lang";

  private static final String SERVLET =
      "Cookie HttpServlet HttpServletRequest HttpServletResponse HttpSession";
  private static final String PERSISTENCE =
      "Entity EntityManager EntityManagerFactory Id Persistence PersistenceContext Query Table"
          + " TypedQuery";

  private static final String RESOURCE =
      "Consumes CookieParam DELETE DefaultValue FormParam GET HeaderParam PATCH POST PUT Path"
          + " PathParam Produces QueryParam";

  private static final Map<String, Set<String>> TYPES =
      Map.ofEntries(
          holds(
              LANG,
              "Boolean Byte Character CharSequence Class ClassLoader Double Enum Exception Float"
                  + " IllegalArgumentException IllegalStateException Integer Iterable Long Math"
                  + " Number Object Override Process ProcessBuilder Runnable Runtime"
                  + " RuntimeException Short String StringBuffer StringBuilder System Thread"
                  + " ThreadLocal Throwable Void"),
          holds(
              "java.io",
              "BufferedInputStream BufferedOutputStream BufferedReader BufferedWriter"
                  + " ByteArrayInputStream ByteArrayOutputStream File FileInputStream"
                  + " FileOutputStream FileReader FileWriter IOException InputStream"
                  + " InputStreamReader ObjectInputStream ObjectOutputStream OutputStream"
                  + " PrintStream PrintWriter RandomAccessFile Reader Serializable StringReader"
                  + " StringWriter Writer"),
          holds(
              "java.net",
              "HttpURLConnection InetAddress Socket URI URL URLConnection URLDecoder URLEncoder"),
          holds(
              "java.nio.file",
              "Files Path Paths FileSystems StandardCopyOption StandardOpenOption"),
          holds(
              "java.sql",
              "CallableStatement Connection DriverManager PreparedStatement ResultSet SQLException"
                  + " Statement"),
          holds(
              "java.security",
              "KeyPairGenerator KeyStore MessageDigest NoSuchAlgorithmException SecureRandom"
                  + " Signature Principal"),
          holds(
              "java.util",
              "ArrayDeque ArrayList Arrays Base64 Collection Collections Date Deque Enumeration"
                  + " HashMap HashSet Iterator LinkedHashMap LinkedHashSet LinkedList List Locale"
                  + " Map Objects Optional Properties Queue Random Scanner Set Stack StringJoiner"
                  + " TreeMap TreeSet UUID Vector"),
          holds("java.util.regex", "Matcher Pattern"),
          holds("java.util.stream", "Collectors IntStream Stream"),
          holds("java.util.function", "BiFunction Consumer Function Predicate Supplier"),
          holds("javax.crypto", "Cipher KeyGenerator Mac SecretKey SecretKeyFactory"),
          holds("javax.naming", "Context InitialContext"),
          holds("javax.naming.directory", "DirContext InitialDirContext SearchControls"),
          holds(
              "javax.xml.parsers",
              "DocumentBuilder DocumentBuilderFactory SAXParser SAXParserFactory"),
          holds("javax.xml.xpath", "XPath XPathConstants XPathExpression XPathFactory"),
          holds("javax.persistence", PERSISTENCE),
          holds("jakarta.persistence", PERSISTENCE),
          holds(
              "javax.xml.stream",
              "XMLEventReader XMLInputFactory XMLStreamException XMLStreamReader"),
          holds("javax.xml.transform", "Source Transformer TransformerFactory"),
          holds(
              "javax.net.ssl",
              "HostnameVerifier HttpsURLConnection SSLContext SSLSession SSLSocketFactory"
                  + " TrustManager TrustManagerFactory X509ExtendedTrustManager X509TrustManager"),
          holds("org.slf4j", "Logger LoggerFactory"),
          holds("java.util.logging", "Level Logger"),
          holds("java.util.zip", "ZipEntry ZipFile ZipInputStream"),
          holds(
              "org.springframework.http",
              "HttpHeaders HttpStatus MediaType ResponseCookie ResponseEntity"),
          holds("org.springframework.context.annotation", "Bean Configuration"),
          holds("org.springframework.stereotype", "Component Controller Repository Service"),
          holds("org.springframework.web.client", "RestClient RestTemplate"),
          holds("org.springframework.web.multipart", "MultipartFile"),
          holds("org.springframework.web.servlet", "ModelAndView"),
          holds(
              "org.springframework.web.servlet.config.annotation", "CorsRegistry WebMvcConfigurer"),
          holds(
              "org.springframework.core.io",
              "ByteArrayResource FileSystemResource Resource UrlResource"),
          holds("org.springframework.data.jpa.repository", "JpaRepository Modifying Query"),
          holds("io.jsonwebtoken", "Claims Jwts SignatureAlgorithm"),
          holds("com.zaxxer.hikari", "HikariConfig HikariDataSource"),
          holds("java.net.http", "HttpClient HttpRequest HttpResponse"),
          holds(
              "javax.crypto.spec",
              "GCMParameterSpec IvParameterSpec PBEKeySpec PBEParameterSpec SecretKeySpec"),
          holds("org.springframework.jdbc.core", "JdbcTemplate RowMapper"),
          holds("javax.servlet.http", SERVLET),
          holds("jakarta.servlet.http", SERVLET),
          holds(
              "javax.servlet",
              "Filter FilterChain ServletException ServletRequest ServletResponse"),
          holds(
              "jakarta.servlet",
              "Filter FilterChain ServletException ServletRequest ServletResponse"),
          holds("javax.ws.rs", RESOURCE),
          holds("jakarta.ws.rs", RESOURCE),
          holds(
              "javax.ws.rs.core", "Context HttpHeaders MediaType Response SecurityContext UriInfo"),
          holds(
              "jakarta.ws.rs.core",
              "Context HttpHeaders MediaType Response SecurityContext UriInfo"),
          holds(
              "org.springframework.web.bind.annotation",
              "CookieValue CrossOrigin DeleteMapping ExceptionHandler GetMapping ModelAttribute"
                  + " PatchMapping PathVariable PostMapping PutMapping RequestBody RequestHeader"
                  + " RequestMapping RequestMethod RequestParam RequestPart ResponseBody"
                  + " ResponseStatus RestController RestControllerAdvice"));

  private JavaPackages() {}

  private static Map.Entry<String, Set<String>> holds(String name, String types) {
    return Map.entry(name, Set.of(types.split(" ")));
  }

  /// The package that a simple name comes from, or the empty string.
  ///
  /// @param onDemand the packages that the file imports on demand
  static String home(String simple, List<String> onDemand) {
    for (var name : onDemand) {
      if (TYPES.getOrDefault(name, Set.of()).contains(simple)) {
        return name;
      }
    }
    return TYPES.getOrDefault(LANG, Set.of()).contains(simple) ? LANG : "";
  }
}

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Writes the classes of a jar anew in a format that the JDK keeps in its cache of loaded classes:
/// `java RenewClasses.java JAR`. Classes older than Java 6 (50) have no stack maps; each start of
/// the JVM would read and verify them again. The instructions stay as they are.
final class RenewClasses {
  private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

  /// The oldest whose code must have stack maps and can have no `jsr`.
  private static final int NEW = ClassFile.JAVA_8_VERSION;

  private RenewClasses() {}

  public static void main(String[] arguments) throws IOException {
    var jar = Path.of(arguments[0]);
    var out = new ByteArrayOutputStream();
    try (var hierarchy = new java.net.URLClassLoader(new java.net.URL[] {jar.toUri().toURL()});
        var from = new ZipInputStream(Files.newInputStream(jar));
        var to = new ZipOutputStream(out)) {
      var format =
          ClassFile.of(
              ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
              ClassFile.ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(hierarchy)));
      for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        var bytes = from.readAllBytes();
        var written = new ZipEntry(entry.getName());
        written.setTimeLocal(entry.getTimeLocal());
        to.putNextEntry(written);
        to.write(entry.getName().endsWith(".class") ? renewed(format, bytes) : bytes);
      }
    }
    Files.write(jar, out.toByteArray());
  }

  private static byte[] renewed(ClassFile format, byte[] bytes) {
    var old = format.parse(bytes);
    return old.majorVersion() >= FIRST_WITH_STACK_MAPS
        ? bytes
        : format.transformClass(old, renewing());
  }

  /// Each instruction is passed on for itself: code that is not touched is copied without maps.
  private static ClassTransform renewing() {
    ClassTransform version =
        (builder, element) ->
            builder.with(
                element instanceof ClassFileVersion ? ClassFileVersion.of(NEW, 0) : element);
    return version.andThen(
        ClassTransform.transformingMethodBodies((builder, element) -> builder.with(element)));
  }
}

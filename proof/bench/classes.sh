# Builds what is not built; leaves the JDK in `jdk` and the class path in `classes`.
./bailiwick --version >/dev/null
IFS= read -r jdk <.bailiwick-build/current/jdk
JAVA_HOME=$jdk ./mvnw -q -B -pl core,workstation,proof test-compile >&2
classes="proof/target/test-classes:.bailiwick-build/current/lib/*"

// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script at the root, in a small checkout with a Maven and a Java that only note their calls.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  @TempDir private Path folder;
  private Path root;
  private Path jdk;
  private Path bin;

  @BeforeEach
  void smallCheckout() throws IOException {
    root = Files.createDirectories(folder.resolve("a check out"));
    script(root.resolve("pixel"), Files.readString(Checkout.root().resolve("pixel")));
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.createDirectories(root.resolve("bom"));
    Path sources = Files.createDirectories(root.resolve("pixel-cli/src/main/java"));
    Files.writeString(sources.resolve("A.java"), "class A {}");
    Files.writeString(root.resolve("pixel-cli/pom.xml"), "<project/>");
    old(root);

    jdk = folder.resolve("jdk");
    Files.createDirectories(jdk.resolve("bin"));
    release("25.0.1");
    script(
        jdk.resolve("bin/java"),
        """
        #!/bin/sh
        for a in "$@"; do echo "arg $a"; done
        echo "locale $LC_ALL"
        """);
    script(jdk.resolve("bin/javac"), "#!/bin/sh\n");
    bin = Files.createDirectories(folder.resolve("bin"));
    script(
        bin.resolve("mvn"),
        """
        #!/bin/sh
        echo built >> "%s/builds"
        sleep 1
        mkdir -p pixel-cli/target/lib && touch pixel-cli/target/pixel-cli.jar
        """
            .formatted(folder));
  }

  private static void old(Path tree) throws IOException {
    try (var paths = Files.walk(tree)) {
      for (Path path : paths.toList()) {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(60)));
      }
    }
  }

  private void release(String version) throws IOException {
    Files.writeString(
        jdk.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private record Result(int code, String said) {}

  private Process start(Path launcher, String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().put("PATH", bin + ":/usr/bin:/bin");
    builder.environment().put("PIXEL_JAVA_OPTS", "-Xmx1g -Da=*");
    builder.environment().keySet().removeAll(List.of("LC_ALL", "LC_CTYPE", "LANG"));
    return builder.start();
  }

  private Result finish(Process process) throws IOException, InterruptedException {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), said);
    return new Result(process.exitValue(), said);
  }

  private Result run(String... args) throws IOException, InterruptedException {
    return finish(start(root.resolve("pixel"), args));
  }

  private long builds() throws IOException {
    Path log = folder.resolve("builds");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  @Test
  void buildsOnceAndHandsEverythingOn() throws Exception {
    Result first = run("render", "two words", "", "*");
    assertEquals(0, first.code(), first.said());
    assertTrue(first.said().startsWith("pixel: building for the first time"), first.said());
    assertTrue(first.said().contains("arg render\narg two words\narg \narg *\n"), first.said());
    assertTrue(first.said().contains("arg -Xmx1g\narg -Da=*\n"), first.said());
    assertTrue(first.said().contains("arg --sun-misc-unsafe-memory-access=allow"), first.said());
    assertTrue(first.said().contains("locale C.UTF-8"), first.said());

    Result second = run("--version");
    assertEquals(1, builds());
    assertFalse(second.said().contains("building"), second.said());
    assertFalse(Files.isSymbolicLink(root.resolve("pixel-cli/target/.building")));
  }

  @Test
  void buildsAgainWhenSourcesAreNewer() throws Exception {
    run();
    Files.writeString(root.resolve("pixel-cli/src/main/java/A.java"), "class A { int a; }");
    Files.setLastModifiedTime(
        root.resolve("pixel-cli/src/main/java/A.java"),
        FileTime.from(Instant.now().plusSeconds(1)));
    TimeUnit.SECONDS.sleep(2);
    assertTrue(run().said().contains("its sources have changed"));
    assertEquals(2, builds());
    run();
    assertEquals(2, builds());
  }

  @Test
  void runsThatStartTogetherBuildOnce() throws Exception {
    List<Process> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(start(root.resolve("pixel"), "number" + i));
    }
    for (int i = 0; i < 5; i++) {
      Result result = finish(all.get(i));
      assertEquals(0, result.code(), result.said());
      assertTrue(result.said().contains("arg number" + i), result.said());
    }
    assertEquals(1, builds());
  }

  @Test
  void aBuildThatWasKilledHoldsNobodyUp() throws Exception {
    Path target = Files.createDirectories(root.resolve("pixel-cli/target"));
    Process dead = new ProcessBuilder("/bin/sh", "-c", "exit").start();
    dead.waitFor();
    Files.createSymbolicLink(target.resolve(".building"), Path.of(Long.toString(dead.pid())));
    assertEquals(0, run().code());
    assertEquals(1, builds());
  }

  @Test
  void aBuildThatFailsIsTriedAgain() throws Exception {
    script(bin.resolve("mvn"), "#!/bin/sh\necho why >&2\nexit 1\n");
    for (int i = 0; i < 2; i++) {
      Result result = run();
      assertEquals(1, result.code());
      assertTrue(result.said().contains("why\npixel: the build failed"), result.said());
    }
  }

  /** A Java that writes an archive when it is told to, and ends as given when it is to use one. */
  private void javaThatArchives(int trial) throws IOException {
    script(
        jdk.resolve("bin/java"),
        """
        #!/bin/sh
        for a in "$@"; do
          case $a in
            -XX:ArchiveClassesAtExit=*) echo classes > "${a#*=}" ;;
            -XX:SharedArchiveFile=*) [ -s "${a#*=}" ] && code=%d ;;
          esac
          echo "arg $a"
        done
        exit "${code:-0}"
        """
            .formatted(trial));
  }

  private boolean usesTheArchive() throws IOException, InterruptedException {
    Result result = run("encode");
    assertEquals(0, result.code(), result.said());
    return result.said().contains("arg -XX:SharedArchiveFile=");
  }

  @Test
  void anArchiveOfClassesIsUsedAsLongAsItIsWhole() throws Exception {
    javaThatArchives(0);
    assertTrue(usesTheArchive());
    Path archive = root.resolve("pixel-cli/target/pixel-cli.jsa");
    Files.writeString(archive, "class");
    assertFalse(usesTheArchive());
    Files.writeString(archive, "classes\n");
    assertTrue(usesTheArchive());

    Path size = root.resolve("pixel-cli/target/pixel-cli.jsa.size");
    for (String damaged : List.of("", "\n", "eight\n")) {
      Files.writeString(size, damaged);
      assertFalse(usesTheArchive(), damaged);
    }
    Files.delete(size);
    assertFalse(usesTheArchive());
  }

  @Test
  void anArchiveThatKillsJavaIsNotKept() throws Exception {
    javaThatArchives(134);
    assertFalse(usesTheArchive());
    try (var files = Files.list(root.resolve("pixel-cli/target"))) {
      assertEquals(List.of(), files.filter(file -> file.toString().contains(".jsa")).toList());
    }
  }

  @Test
  void worksThroughLinks() throws Exception {
    Path one = Files.createSymbolicLink(bin.resolve("one"), Path.of("../a check out/pixel"));
    Path two = Files.createSymbolicLink(folder.resolve("two"), one);
    Result result = finish(start(two, "hello"));
    assertEquals(0, result.code(), result.said());
    assertTrue(
        result
            .said()
            .contains(root.toRealPath().resolve("pixel-cli/target/pixel-cli.jar").toString()),
        result.said());
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    release("11.0.2");
    oneSentence("pixel needs Java 17 or later");
    release("17.0.9");
    Files.delete(bin.resolve("mvn"));
    bin = Files.createDirectories(folder.resolve("no tools"));
    for (String tool : List.of("readlink", "find", "head", "mkdir", "ln", "rm", "mv")) {
      String real = Files.exists(Path.of("/bin", tool)) ? "/bin/" : "/usr/bin/";
      script(bin.resolve(tool), "#!/bin/sh\nexec " + real + tool + " \"$@\"\n");
    }
    oneSentence("Maven is missing");
    Files.delete(jdk.resolve("bin/javac"));
    oneSentence("has no compiler");
    Files.delete(jdk.resolve("bin/java"));
    oneSentence("there is no bin/java");
  }

  private void oneSentence(String part) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", root.resolve("pixel").toString()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder
        .environment()
        .put("PATH", bin.toString().endsWith("no tools") ? bin.toString() : bin + ":/usr/bin:/bin");
    Result result = finish(builder.start());
    assertEquals(1, result.code(), result.said());
    assertEquals(1, result.said().lines().count(), result.said());
    assertTrue(result.said().contains(part), result.said());
  }
}

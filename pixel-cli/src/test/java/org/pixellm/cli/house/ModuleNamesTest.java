// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every jar has a stable module name, which its packages start with. */
class ModuleNamesTest {
  private static final Pattern NAME =
      Pattern.compile("<automatic\\.module\\.name>([a-z.]+)</automatic\\.module\\.name>");

  @Test
  void everyModuleWithCodeHasAName() throws IOException {
    Set<String> names = new HashSet<>();
    List<Path> modules = modulesWithCode();
    assertTrue(modules.size() >= 8, "looked at " + modules);
    for (Path module : modules) {
      Matcher name = NAME.matcher(Files.readString(module.resolve("pom.xml")));
      assertTrue(name.find(), module + " names no automatic module");
      assertTrue(names.add(name.group(1)), name.group(1) + " is taken twice");
      assertPackagesStartWith(name.group(1), module);
    }
  }

  @Test
  void theParentWritesTheNameIntoEveryJar() throws IOException {
    String parent = Files.readString(Checkout.root().resolve("pom.xml"));
    assertTrue(
        parent.contains("<Automatic-Module-Name>${automatic.module.name}</Automatic-Module-Name>"));
  }

  private static List<Path> modulesWithCode() throws IOException {
    try (Stream<Path> paths = Files.walk(Checkout.root(), 3)) {
      return paths
          .filter(path -> path.endsWith("pom.xml"))
          .map(Path::getParent)
          // Projects of their own, as their users would write them.
          .filter(module -> !module.startsWith(Checkout.root().resolve("examples")))
          .filter(module -> Files.isDirectory(module.resolve("src/main/java")))
          .toList();
    }
  }

  private static void assertPackagesStartWith(String name, Path module) throws IOException {
    Path sources = module.resolve("src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> sources.relativize(file.getParent()).toString().replaceAll("[/\\\\]", "."))
          .distinct()
          .forEach(
              found ->
                  assertEquals(
                      name,
                      found.length() < name.length() ? found : found.substring(0, name.length()),
                      "package " + found));
    }
  }
}

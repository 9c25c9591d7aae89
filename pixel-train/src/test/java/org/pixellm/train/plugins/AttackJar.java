// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.pixellm.plugins.PluginApiVersion;
import org.pixellm.plugins.task.TextAttackFactory;

/** Makes jars with attacks, compiled here, as authors of plug-ins do. */
final class AttackJar {
  static final String SERVICE = "META-INF/services/" + TextAttackFactory.class.getName();

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final List<String> services = new ArrayList<>();
  private final List<Path> libraries = new ArrayList<>();
  private final Manifest manifest = new Manifest();

  AttackJar() {
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
  }

  /** Adds an attack that gives back a word, whatever the text. */
  AttackJar attack(String type, String name, String word) {
    return attack(type, name, word, "");
  }

  /**
   * Adds an attack.
   *
   * @param members further members of its class
   */
  AttackJar attack(String type, String name, String word, String members) {
    services.add(type);
    return source(
        type,
        """
        import org.pixellm.plugins.task.*;
        public class %s implements TextAttackFactory<%1$s.None> {
          public record None() {}
          public String name() { return "%s"; }
          public String summary() { return "Says %s."; }
          public None defaults() { return new None(); }
          public TextAttack create(None c) { return (t, s, r) -> "%3$s"; }
          %s
        }
        """
            .formatted(type, name, word, members));
  }

  AttackJar source(String type, String source) {
    sources.put(type, source);
    return this;
  }

  /** Names a class as a service. */
  AttackJar service(String type) {
    services.add(type);
    return this;
  }

  AttackJar builtFor(String version) {
    manifest.getMainAttributes().putValue(PluginApiVersion.ATTRIBUTE, version);
    return this;
  }

  /** Compiles against another jar, too. */
  AttackJar with(Path library) {
    libraries.add(library);
    return this;
  }

  /** Compiles and writes. */
  Path write(Path jar) throws IOException {
    Path work = Files.createTempDirectory("attack-jar");
    Path classes = Files.createDirectories(work.resolve("classes"));
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString()));
    arguments.add("-cp");
    arguments.add(
        Stream.concat(Stream.of(api()), libraries.stream())
            .map(Path::toString)
            .collect(Collectors.joining(System.getProperty("path.separator"))));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = work.resolve(source.getKey() + ".java");
      Files.writeString(file, source.getValue());
      arguments.add(file.toString());
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code =
        sources.isEmpty()
            ? 0
            : ToolProvider.getSystemJavaCompiler()
                .run(null, said, said, arguments.toArray(new String[0]));
    if (code != 0) {
      throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
    }
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        Stream<Path> compiled = Files.list(classes)) {
      for (Path type : compiled.toList()) {
        out.putNextEntry(new ZipEntry(type.getFileName().toString()));
        out.write(Files.readAllBytes(type));
      }
      if (!services.isEmpty()) {
        out.putNextEntry(new ZipEntry(SERVICE));
        out.write(String.join("\n", services).getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  private static Path api() {
    return Path.of(
        URI.create(
            TextAttackFactory.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
  }
}

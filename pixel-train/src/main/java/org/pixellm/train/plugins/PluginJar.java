// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.pixellm.plugins.PluginApiVersion;
import org.pixellm.plugins.PluginKind;

/**
 * A jar on the plug-in path, or a folder of classes.
 *
 * @param file where it is
 * @param manifest what its manifest says of the plug-in API; empty if it says nothing
 */
record PluginJar(Path file, Optional<String> manifest) {

  /**
   * Opens a jar, to see that it can be read.
   *
   * @throws IOException if it is no jar, or a damaged one
   */
  static PluginJar read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      return new PluginJar(file, Optional.empty());
    }
    try (JarFile jar = new JarFile(file.toFile())) {
      return new PluginJar(
          file,
          Optional.ofNullable(jar.getManifest())
              .map(Manifest::getMainAttributes)
              .map(attributes -> attributes.getValue(PluginApiVersion.ATTRIBUTE)));
    }
  }

  /** Its name for the user. */
  String origin() {
    return file.toString();
  }

  URL url() {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(file + " is no file", e);
    }
  }

  /** Its services, with the classes that its place sees. */
  JarServices services(ClassLoader classes) {
    return new JarServices(url(), classes);
  }

  /** Whether it is more than a library of another's. */
  static boolean hasPlugins(JarServices services) {
    return Arrays.stream(PluginKind.values()).anyMatch(kind -> services.names(kind.factoryType()));
  }

  /** Why it does not work with this version of pixel; empty if it should. */
  Optional<String> refusal() {
    PluginApiVersion built;
    try {
      built = manifest.map(PluginApiVersion::parse).orElse(PluginApiVersion.FIRST);
    } catch (IllegalArgumentException e) {
      return Optional.of(
          "its manifest's %s is wrong: %s".formatted(PluginApiVersion.ATTRIBUTE, e.getMessage()));
    }
    PluginApiVersion here = PluginApiVersion.CURRENT;
    if (here.takes(built)) {
      return Optional.empty();
    }
    return Optional.of(
        "it was built for version %s of the plug-in API, and this pixel has %s; %s"
            .formatted(
                built,
                here,
                built.major() < here.major()
                    ? "get a newer one, or build it again"
                    : "get a newer pixel, or an older one of these"));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the jar that a class comes from, as users know it. */
final class PluginOrigin {
  private static final Pattern JAR = Pattern.compile("(.+?)-([0-9].*)\\.jar");

  private PluginOrigin() {}

  /** Such as {@code pixel-render-awt 0.1.0-SNAPSHOT}. */
  static String of(Class<?> type) {
    Module module = type.getModule();
    if (module.isNamed()) {
      return module
          .getDescriptor()
          .rawVersion()
          .map(v -> module.getName() + " " + v)
          .orElse(module.getName());
    }
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? "an unknown place"
        : of(source.getLocation());
  }

  /** The jar or folder of classes at or around a location. */
  static String of(URL location) {
    try {
      return of(Path.of(withoutEntry(location.toURI())));
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return location.toString();
    }
  }

  static String of(Path place) {
    String file = String.valueOf(place.getFileName());
    Matcher jar = JAR.matcher(file);
    if (jar.matches()) {
      return jar.group(1) + " " + jar.group(2);
    }
    // Classes that a build has not put into a jar yet: MODULE/target/classes, or target-PROFILE.
    Path target = place.getParent();
    boolean inBuild =
        target != null
            && target.getParent() != null
            && target.getParent().getFileName() != null
            && String.valueOf(target.getFileName()).startsWith("target");
    return inBuild ? String.valueOf(target.getParent().getFileName()) : file;
  }

  /** {@code jar:file:/a.jar!/entry} is in {@code file:/a.jar}, a service file in its folder. */
  private static URI withoutEntry(URI uri) {
    String text = uri.toString().replaceFirst("META-INF/services/[^/]*$", "");
    int end = text.indexOf("!/");
    return text.startsWith("jar:") && end > 0
        ? URI.create(text.substring(4, end))
        : URI.create(text);
  }
}

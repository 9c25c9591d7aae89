// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds out which jar names a service that cannot be loaded: ServiceLoader tells only in words. */
final class ServiceFiles {
  private final ClassLoader loader;
  private final String resource;

  ServiceFiles(ClassLoader loader, Class<?> service) {
    this.loader = loader;
    this.resource = "META-INF/services/" + service.getName();
  }

  /** A service that a message is about. */
  record Mention(String provider, URL file) {}

  /** The class that an error message names, and the file that lists it. */
  Optional<Mention> mentionedIn(String message) {
    try {
      for (URL file : Collections.list(loader.getResources(resource))) {
        if (message.contains(file.toString())) {
          return Optional.of(new Mention(resource, file));
        }
        Optional<Mention> mention = mentionedIn(message, file);
        if (mention.isPresent()) {
          return mention;
        }
      }
    } catch (IOException e) {
      // The error that led here is told in any case, only without its jar.
    }
    return Optional.empty();
  }

  private static Optional<Mention> mentionedIn(String message, URL file) throws IOException {
    URLConnection connection = file.openConnection();
    // A cached connection would keep the jar open after its class loader is closed.
    connection.setUseCaches(false);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(provider -> !provider.isEmpty() && names(message, provider))
          .findFirst()
          .map(provider -> new Mention(provider, file));
    }
  }

  /** Whether the message has the class name, not just a longer one that starts with it. */
  private static boolean names(String message, String provider) {
    String slashes = provider.replace('.', '/');
    return (" " + message + " ").matches("(?s).*[^\\w.$]" + Pattern.quote(provider) + "[^\\w.$].*")
        || (" " + message + " ").matches("(?s).*[^\\w/$]" + Pattern.quote(slashes) + "[^\\w/$].*");
  }
}

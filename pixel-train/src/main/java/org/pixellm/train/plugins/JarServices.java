// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;

/**
 * A view of one jar for {@link java.util.ServiceLoader}: only the services that this jar names, but
 * all classes that its place sees. So each error is known to be that jar's.
 */
final class JarServices extends ClassLoader {
  private static final String SERVICES = "META-INF/services/";

  /** Has nothing but the jar. */
  private final URLClassLoader jar;

  /**
   * A view.
   *
   * @param jar the jar
   * @param classes sees the jar's classes, and what they need
   */
  JarServices(URL jar, ClassLoader classes) {
    super(classes);
    this.jar = new URLClassLoader(new URL[] {jar}, null);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.startsWith(SERVICES) ? jar.findResources(name) : super.getResources(name);
  }

  /** Whether the jar names services of a type. */
  boolean names(Class<?> service) {
    return jar.findResource(SERVICES + service.getName()) != null;
  }

  /** Whether the jar itself has a class, whichever one is loaded under that name. */
  boolean has(Class<?> type) {
    return jar.findResource(type.getName().replace('.', '/') + ".class") != null;
  }
}

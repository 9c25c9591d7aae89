// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import org.pixellm.plugins.PluginFactory;

/** Where plug-ins are looked for. */
final class PluginLoader {
  private PluginLoader() {}

  /**
   * The current thread's class loader, which servers set to one that sees a model's own jars; or
   * ours, if that one knows another copy of this project or none.
   */
  static ClassLoader current() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try {
      if (loader != null
          && loader.loadClass(PluginFactory.class.getName()) == PluginFactory.class) {
        return loader;
      }
    } catch (ClassNotFoundException e) {
      // It does not know us; whoever made it does not mean us.
    }
    return PluginLoader.class.getClassLoader();
  }
}

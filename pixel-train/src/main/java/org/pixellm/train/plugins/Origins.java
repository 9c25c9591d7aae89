// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import java.net.URL;

/** Names the jars that services come from. */
interface Origins {
  /** The jar of a class. */
  String of(Class<?> type);

  /** The jar of a service file. */
  String of(URL file);

  /** On a class path: each jar by its name and version. */
  Origins CLASS_PATH =
      new Origins() {
        @Override
        public String of(Class<?> type) {
          return PluginOrigin.of(type);
        }

        @Override
        public String of(URL file) {
          return PluginOrigin.of(file);
        }
      };

  /** In one jar. */
  static Origins all(String jar) {
    return new Origins() {
      @Override
      public String of(Class<?> type) {
        return jar;
      }

      @Override
      public String of(URL file) {
        return jar;
      }
    };
  }
}

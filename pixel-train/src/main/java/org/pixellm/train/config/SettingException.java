// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import org.pixellm.plugins.PixelException;

/** What is wrong with one setting, and where it stands. */
final class SettingException extends PixelException {
  private static final long serialVersionUID = 1L;

  private final String path;

  /**
   * An error.
   *
   * @param path keys joined by dots; empty for the whole configuration
   * @param problem what is wrong and what would be right
   */
  SettingException(String path, String problem, Throwable cause) {
    super(path.isEmpty() ? problem : path + ": " + problem, cause);
    this.path = path;
  }

  SettingException(String path, String problem) {
    this(path, problem, null);
  }

  String path() {
    return path;
  }
}

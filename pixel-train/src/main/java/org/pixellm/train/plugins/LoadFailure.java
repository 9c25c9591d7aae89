// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import java.util.ServiceConfigurationError;

/** Says in words why a class could not be loaded, or an object of it made. */
final class LoadFailure {
  private LoadFailure() {}

  /** One line. */
  static String reason(Throwable error) {
    Throwable reason = error;
    // These only say that something else went wrong.
    while ((reason instanceof ServiceConfigurationError
            || reason instanceof ExceptionInInitializerError)
        && reason.getCause() != null) {
      reason = reason.getCause();
    }
    String message = String.valueOf(reason.getMessage()).replaceAll("\\s+", " ");
    if (reason instanceof ServiceConfigurationError
        || reason.getClass() == IllegalArgumentException.class) {
      return message;
    }
    String words = reason.getClass().getSimpleName() + ": " + message;
    if (isMissing(reason)) {
      return words
          + "; put the jar that has this class beside it, or get a version that fits this pixel";
    }
    return reason instanceof IncompatibleClassChangeError
        ? words + "; get a version that fits this pixel"
        : words;
  }

  private static boolean isMissing(Throwable error) {
    return error instanceof NoClassDefFoundError || error instanceof ClassNotFoundException;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins;

/**
 * An error that the user can do something about. The message is one sentence for that user: what is
 * wrong, where, and what would be right. The command line prints it without a stack trace and exits
 * with a non-zero status.
 */
public class PixelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error with its sentence. */
  public PixelException(String message) {
    super(message);
  }

  /** An error with its sentence and what it was caught as. */
  public PixelException(String message, Throwable cause) {
    super(message, cause);
  }
}

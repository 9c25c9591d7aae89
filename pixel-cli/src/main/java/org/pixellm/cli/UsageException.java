// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

/** Options or arguments that do not fit together: the command line is wrong, nothing else. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error in one sentence, after which the user is sent to the command's help. */
  public UsageException(String message) {
    super(message);
  }
}

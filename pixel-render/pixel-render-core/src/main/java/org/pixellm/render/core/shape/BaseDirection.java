// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.shape;

/** How a line as a whole is read, which decides the order of runs of both directions (UAX 9). */
public enum BaseDirection {
  /** As its first letter is (UAX 9, rules P2 and P3); from left to right without letters. */
  AUTO,

  /** From left to right whatever the letters. */
  LTR,

  /** From right to left whatever the letters. */
  RTL
}

// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.doctor;

/** Looks at one thing that pixel depends on. */
interface Check {

  /** What there is; problems are part of it, not exceptions. */
  Finding look();
}

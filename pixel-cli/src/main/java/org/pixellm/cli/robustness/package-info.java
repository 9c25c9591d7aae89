// SPDX-License-Identifier: Apache-2.0
/** The {@code robustness} command. */
package org.pixellm.cli.robustness;

// SPDX-License-Identifier: Apache-2.0
/** The {@code pull} command. */
package org.pixellm.cli.pull;

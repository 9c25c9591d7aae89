// SPDX-License-Identifier: Apache-2.0
/** The command {@code attack}. */
package org.pixellm.cli.attack;

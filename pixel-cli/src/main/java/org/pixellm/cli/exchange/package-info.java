// SPDX-License-Identifier: Apache-2.0
/** The {@code import} and {@code export} commands. */
package org.pixellm.cli.exchange;

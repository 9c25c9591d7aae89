// SPDX-License-Identifier: Apache-2.0
/** The {@code convert} command. */
package org.pixellm.cli.convert;

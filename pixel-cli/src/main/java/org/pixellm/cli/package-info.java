// SPDX-License-Identifier: Apache-2.0
/**
 * The {@code pixel} command: reads the command line, calls the modules below, and says what came of
 * it. {@link org.pixellm.cli.PixelCommand} lists the subcommands.
 */
package org.pixellm.cli;

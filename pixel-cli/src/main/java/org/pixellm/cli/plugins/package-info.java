// SPDX-License-Identifier: Apache-2.0
/** {@code pixel plugins}. */
package org.pixellm.cli.plugins;

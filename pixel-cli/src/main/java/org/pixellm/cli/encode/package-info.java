// SPDX-License-Identifier: Apache-2.0
/** {@code pixel encode}. */
package org.pixellm.cli.encode;

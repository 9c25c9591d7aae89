// SPDX-License-Identifier: Apache-2.0
/** {@code pixel bench}. */
package org.pixellm.cli.bench;

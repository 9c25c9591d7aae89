// SPDX-License-Identifier: Apache-2.0
/** {@code pixel describe}. */
package org.pixellm.cli.describe;

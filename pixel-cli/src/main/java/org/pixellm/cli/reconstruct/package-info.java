// SPDX-License-Identifier: Apache-2.0
/** {@code pixel reconstruct}. */
package org.pixellm.cli.reconstruct;

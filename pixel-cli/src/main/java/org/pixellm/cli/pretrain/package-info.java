// SPDX-License-Identifier: Apache-2.0
/** {@code pixel pretrain}. */
package org.pixellm.cli.pretrain;

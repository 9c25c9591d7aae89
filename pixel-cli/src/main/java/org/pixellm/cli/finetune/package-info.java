// SPDX-License-Identifier: Apache-2.0
/** {@code pixel finetune}. */
package org.pixellm.cli.finetune;

// SPDX-License-Identifier: Apache-2.0
/** The {@code masked-pixels} objective: hide patches, restore them. */
package org.pixellm.model.pretrain;

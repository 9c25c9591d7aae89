// SPDX-License-Identifier: Apache-2.0
/** Files that PIXEL and its descendants write, read as they are. */
package org.pixellm.train.model.reference;

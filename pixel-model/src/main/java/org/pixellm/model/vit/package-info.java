// SPDX-License-Identifier: Apache-2.0
/** The {@code pixel} backbone: a vision transformer over a row of text patches. */
package org.pixellm.model.vit;

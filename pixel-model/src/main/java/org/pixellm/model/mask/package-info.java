// SPDX-License-Identifier: Apache-2.0
/** Which patches are hidden from the encoder. */
package org.pixellm.model.mask;

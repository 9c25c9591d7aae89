// SPDX-License-Identifier: Apache-2.0
/** What files are, in a number. */
package org.pixellm.train.hash;

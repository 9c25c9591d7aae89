// SPDX-License-Identifier: Apache-2.0
/** How fast text becomes batches, and whether a trainer waits for it. */
package org.pixellm.bench.data;

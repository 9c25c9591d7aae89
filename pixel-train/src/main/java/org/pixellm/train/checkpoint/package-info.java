// SPDX-License-Identifier: Apache-2.0
/** Checkpoints: everything a run needs to go on to the same numbers. */
package org.pixellm.train.checkpoint;

// SPDX-License-Identifier: Apache-2.0
/** The one source of randomness of a run. */
package org.pixellm.train.random;

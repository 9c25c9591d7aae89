// SPDX-License-Identifier: Apache-2.0
/** {@code pixel bench train}: the training step against the machine's peak. */
package org.pixellm.bench.train;

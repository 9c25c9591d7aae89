// SPDX-License-Identifier: Apache-2.0
/** {@code pixel bench learn}: what is learnt in a given time, by variants of a configuration. */
package org.pixellm.bench.learn;

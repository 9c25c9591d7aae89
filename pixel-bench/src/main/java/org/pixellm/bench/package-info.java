// SPDX-License-Identifier: Apache-2.0
/** Measurements of pixel itself: what {@code pixel bench} runs. */
package org.pixellm.bench;

// SPDX-License-Identifier: Apache-2.0
/** {@code pixel bench inputs}: what a model costs that reads pixels, and one that reads tokens. */
package org.pixellm.bench.inputs;

// SPDX-License-Identifier: Apache-2.0
/** How fast text is drawn. */
package org.pixellm.bench.render;

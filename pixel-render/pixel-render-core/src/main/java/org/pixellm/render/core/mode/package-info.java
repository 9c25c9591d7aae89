// SPDX-License-Identifier: Apache-2.0
/** Layout modes: where on the patch grid text goes. They work over any back end. */
package org.pixellm.render.core.mode;

// SPDX-License-Identifier: Apache-2.0
/** How much of some texts fonts could draw, by script and by code point. */
package org.pixellm.render.core.coverage;

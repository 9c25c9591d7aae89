// SPDX-License-Identifier: Apache-2.0
/** What tests of several rendering modules share. Nothing that is not a test depends on it. */
package org.pixellm.render.samples;

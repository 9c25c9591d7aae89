// SPDX-License-Identifier: Apache-2.0
/** A renderer that has other renderers draw, by the script of a text. */
package org.pixellm.train.script;

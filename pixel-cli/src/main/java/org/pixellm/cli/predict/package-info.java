// SPDX-License-Identifier: Apache-2.0
/** {@code pixel predict}. */
package org.pixellm.cli.predict;

// SPDX-License-Identifier: Apache-2.0
/** {@code pixel quickstart}. */
package org.pixellm.cli.quickstart;

// SPDX-License-Identifier: Apache-2.0
/** {@code pixel doctor}: what the machine offers, what is wrong with it, and how to mend that. */
package org.pixellm.cli.doctor;

// SPDX-License-Identifier: Apache-2.0
/** JMH benchmarks of the renderers: texts and patches a second. */
package org.pixellm.bench;

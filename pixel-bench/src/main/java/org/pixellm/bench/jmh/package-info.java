// SPDX-License-Identifier: Apache-2.0
/** JMH benchmarks, run with {@code java -jar pixel-bench.jar}. */
package org.pixellm.bench.jmh;

// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.shape;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers values that are costly to make, up to a number. When it is full, what was not asked for
 * lately goes. Values may be made twice; they must be equal then.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class BoundedCache<K, V> {
  private final int generation;
  private volatile Map<K, V> young = new ConcurrentHashMap<>();
  private volatile Map<K, V> old = Map.of();

  /**
   * An empty cache.
   *
   * @param capacity most entries, at least 2
   */
  public BoundedCache(int capacity) {
    if (capacity < 2) {
      throw new IllegalArgumentException("a cache of " + capacity + " entries");
    }
    this.generation = capacity / 2;
  }

  /** The value of a key, made if it is not there. */
  public V get(K key, Function<? super K, ? extends V> maker) {
    V value = young.get(key);
    if (value == null) {
      value = old.get(key);
      if (value == null) {
        value = maker.apply(key);
      }
      keep(key, value);
    }
    return value;
  }

  private void keep(K key, V value) {
    Map<K, V> target = young;
    target.put(key, value);
    if (target.size() >= generation) {
      turn(target);
    }
  }

  private synchronized void turn(Map<K, V> full) {
    if (young == full) {
      old = full;
      young = new ConcurrentHashMap<>();
    }
  }
}

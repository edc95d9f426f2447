/** From an operation and specs to a kernel: checks, preparation, the cache of prepared calls. */
package org.fascicle.platform.internal.dispatch;

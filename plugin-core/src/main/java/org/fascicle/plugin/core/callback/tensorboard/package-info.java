/** Event files that TensorBoard shows. */
package org.fascicle.plugin.core.callback.tensorboard;

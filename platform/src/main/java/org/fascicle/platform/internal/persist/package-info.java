/** Models as files: a zip of JSON and safetensors, data only, every size checked. */
package org.fascicle.platform.internal.persist;

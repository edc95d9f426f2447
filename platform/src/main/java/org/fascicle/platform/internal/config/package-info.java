/** From configurations as JSON values to the records that plugins declare. */
package org.fascicle.platform.internal.config;

/** Names as users write them. */
package org.fascicle.platform.internal.text;

/** Sentences of reviews, and whether they praise. */
package org.fascicle.plugin.datasets.reviews;

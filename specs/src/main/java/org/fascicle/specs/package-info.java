/**
 * Typed builders of specs for everything built in: immutable, without behaviour. {@link
 * org.fascicle.specs.SpecBuilder} serves third-party builders too.
 */
@Version("0.1.0")
package org.fascicle.specs;

import org.osgi.annotation.versioning.Version;

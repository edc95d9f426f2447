/** The backend in pure Java: the oracle of every test and the fallback everywhere. */
package org.fascicle.backend.reference;

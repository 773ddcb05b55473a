package org.connectorsdk.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * May still change. It works and is tested like everything else, but its names and signatures may become others, or go,
 * in any release, without having been deprecated before; the changelog says so. What is not marked so keeps to the
 * support policy. On a type it holds for all its members, on a package for all its types.
 *
 * <p>To keep clear of it, let the build refuse what is marked: it is there at run time, so ArchUnit and the like see
 * it.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD, ElementType.PACKAGE})
public @interface Experimental {}

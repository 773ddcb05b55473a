package org.connectorsdk.simulators.virtuousai;

/**
 * How the simulator words its errors. The vendor's reference and its overview contradict each other, so a client has to
 * understand all of them.
 *
 * @since 0.1.0
 */
public enum ErrorForm {
    /** {@code {"detail": …}} as FastAPI does: a text, or a list of violations with 422. What the reference shows. */
    DETAIL,
    /** {@code {"detail": {"code": …, "message": …}}}. Violations are worded as in {@link #DETAIL}. */
    DETAIL_OBJECT,
    /** Problem details (RFC 7807) with a list {@code errors} and status 400 for violations. What the overview shows. */
    PROBLEM_DETAILS
}

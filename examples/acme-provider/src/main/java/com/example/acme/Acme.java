package com.example.acme;

/** What the classes of this provider have in common. */
final class Acme {
    static final String ID = "acme";
    static final String PREFIX = "v1";
    static final int LARGEST_PAGE = 100;

    private Acme() {}
}

package org.connectorsdk.testkit.fault;

import java.util.Map;

/** The pages of those who answer in a vendor's place. */
final class HtmlPages {

    private static final Map<Integer, String> REASONS = Map.of(
            401, "Authorization Required",
            403, "Forbidden",
            404, "Not Found",
            413, "Request Entity Too Large",
            502, "Bad Gateway",
            503, "Service Temporarily Unavailable",
            504, "Gateway Time-out");

    private HtmlPages() {}

    static String gateway(int status) {
        String title = status + " " + REASONS.getOrDefault(status, "Error");
        return "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                + "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
    }

    static String login() {
        return "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><h1>Sign in to continue</h1>"
                + "<form method=\"post\" action=\"/login\"><input name=\"user\"><input name=\"password\""
                + " type=\"password\">"
                + "<button>Sign in</button></form></body></html>\n";
    }
}

package org.connectorsdk.api.text;

import java.util.HashMap;
import java.util.Map;

/** The named entities of HTML for what a secret is made of: ASCII and Latin-1. */
final class HtmlNames {
    private static final int RADIX = 16;

    /** A code and its names. */
    private static final String TABLE = """
            9 Tab; a NewLine; 21 excl; 22 QUOT quot; 23 num; 24 dollar; 25 percnt; 26 AMP amp; 27 apos; 28 lpar;
            29 rpar; 2a ast midast; 2b plus; 2c comma; 2e period; 2f sol; 3a colon; 3b semi; 3c LT lt; 3d equals;
            3e GT gt; 3f quest; 40 commat; 5b lbrack lsqb; 5c bsol; 5d rbrack rsqb; 5e Hat; 5f UnderBar lowbar;
            60 grave; 7b lbrace lcub; 7c verbar vert; 7d rbrace rcub; a0 nbsp; a1 iexcl; a2 cent; a3 pound;
            a4 curren; a5 yen; a6 brvbar; a7 sect; a8 Dot DoubleDot die uml; a9 COPY copy; aa ordf; ab laquo;
            ac not; ad shy; ae REG circledR reg; af macr strns; b0 deg; b1 PlusMinus plusmn pm; b2 sup2; b3 sup3;
            b4 acute; b5 micro; b6 para; b7 CenterDot centerdot middot; b8 Cedilla cedil; b9 sup1; ba ordm;
            bb raquo; bc frac14; bd frac12 half; be frac34; bf iquest; c0 Agrave; c1 Aacute; c2 Acirc; c3 Atilde;
            c4 Auml; c5 Aring angst; c6 AElig; c7 Ccedil; c8 Egrave; c9 Eacute; ca Ecirc; cb Euml; cc Igrave;
            cd Iacute; ce Icirc; cf Iuml; d0 ETH; d1 Ntilde; d2 Ograve; d3 Oacute; d4 Ocirc; d5 Otilde; d6 Ouml;
            d7 times; d8 Oslash; d9 Ugrave; da Uacute; db Ucirc; dc Uuml; dd Yacute; de THORN; df szlig; e0 agrave;
            e1 aacute; e2 acirc; e3 atilde; e4 auml; e5 aring; e6 aelig; e7 ccedil; e8 egrave; e9 eacute; ea ecirc;
            eb euml; ec igrave; ed iacute; ee icirc; ef iuml; f0 eth; f1 ntilde; f2 ograve; f3 oacute; f4 ocirc;
            f5 otilde; f6 ouml; f7 div divide; f8 oslash; f9 ugrave; fa uacute; fb ucirc; fc uuml; fd yacute;
            fe thorn; ff yuml;
            """;

    private static final Map<String, Integer> CHARACTERS = characters();

    private HtmlNames() {}

    /** {@return the character of a name, -1 if it is none} */
    static int character(String name) {
        return CHARACTERS.getOrDefault(name, -1);
    }

    private static Map<String, Integer> characters() {
        Map<String, Integer> characters = new HashMap<>();
        for (String group : TABLE.split(";", -1)) {
            String[] words = group.strip().split(" ", -1);
            for (int i = 1; i < words.length; i++) {
                characters.put(words[i], Integer.parseInt(words[0], RADIX));
            }
        }
        return characters;
    }
}

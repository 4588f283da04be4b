package dev.ixion.ats;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// An attestation's id: `AS` and 32 characters of Crockford base32, which are the first 160 bits of SHA-256 over the
/// canonical JSON of its claim. The same claim has the same id on every machine.
///
/// @param value the 34 characters
/// @see <a href="https://www.crockford.com/base32.html">Crockford's base32</a>
public record Asid(String value) implements Comparable<Asid> {
    private static final String PREFIX = "AS";
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    /// What each character below 128 stands for; negative for those that stand for nothing.
    private static final byte[] DIGITS = digits();
    private static final int BYTES = 20;
    private static final int CHARACTERS = 32;
    /// To look the algorithm up takes longer than to hash a claim.
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Asid::sha256);

    /// @throws IllegalArgumentException if the value is not an id's 34 characters
    public Asid {
        if (!isAsid(value)) {
            throw new IllegalArgumentException("not an attestation id: " + value);
        }
    }

    /// Whether the text has the form of an id; says nothing about whether such an attestation exists.
    public static boolean isAsid(String text) {
        if (text.length() != PREFIX.length() + CHARACTERS || !text.startsWith(PREFIX)) {
            return false;
        }
        for (int i = PREFIX.length(); i < text.length(); i++) {
            if (text.charAt(i) >= DIGITS.length || DIGITS[text.charAt(i)] < 0) {
                return false;
            }
        }
        return true;
    }

    /// The id of a claim, given the claim's canonical JSON.
    public static Asid ofCanonical(String canonicalJson) {
        byte[] digest = SHA_256.get().digest(canonicalJson.getBytes(StandardCharsets.UTF_8));
        return ofBytes(Arrays.copyOf(digest, BYTES));
    }

    private static byte[] digits() {
        byte[] digits = new byte[128];
        Arrays.fill(digits, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            digits[ALPHABET.charAt(i)] = (byte) i;
        }
        return digits;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /// The id that [#bytes] came from.
    ///
    /// @param bytes exactly 20 bytes
    public static Asid ofBytes(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("an attestation id has 20 bytes, not " + bytes.length);
        }
        StringBuilder text = new StringBuilder(PREFIX.length() + CHARACTERS).append(PREFIX);
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt(buffer >> bits & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        return new Asid(text.toString());
    }

    /// The 160 bits, as the store keeps them.
    public byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (int i = PREFIX.length(); i < value.length(); i++) {
            buffer = (buffer << 5) | DIGITS[value.charAt(i)];
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        return bytes;
    }

    @Override
    public int compareTo(Asid other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

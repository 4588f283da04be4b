package dev.ixion.secret.file;

import java.nio.file.Path;

/// A process that puts many secrets into a vault, while others do the same.
final class PuttingProcess {
    private PuttingProcess() {}

    public static void main(String[] arguments) {
        put(Path.of(arguments[0]), arguments[1], Integer.parseInt(arguments[2]));
    }

    static void put(Path folder, String writer, int count) {
        EncryptedFileVault vault = new EncryptedFileVault(folder);
        for (int n = 0; n < count; n++) {
            vault.put(writer + "_" + n, "value of " + writer + "_" + n);
        }
    }
}

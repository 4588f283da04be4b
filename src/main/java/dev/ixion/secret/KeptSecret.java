package dev.ixion.secret;

/// That there is a secret, and where; not its value.
public record KeptSecret(String name, SecretPlace place) {}

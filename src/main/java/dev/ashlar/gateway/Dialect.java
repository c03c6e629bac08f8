package dev.ashlar.gateway;

/// One of the four languages that clients speak with models.
public enum Dialect {
  ANTHROPIC_MESSAGES,
  OPENAI_RESPONSES,
  OPENAI_CHAT,
  GEMINI
}

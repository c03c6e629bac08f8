package dev.ashlar.agent;

/// One conversation from brief to reply; nothing more.
public interface Agent {
  /// Carries the assignment out. Blocks; an interrupt cancels it and ends whatever was started.
  AgentReply ask(Assignment assignment) throws InterruptedException;
}

package dev.ashlar.agent;

/// Whoever takes the assignment at the desk with `ashlar work`: an agent or a person with nothing
/// but a shell.
public final class AttachedAgent implements Agent {
  private final Desk desk;

  public AttachedAgent(Desk desk) {
    this.desk = desk;
  }

  @Override
  public AgentReply ask(Assignment assignment) throws InterruptedException {
    return desk.offer(assignment);
  }
}

package org.fascicle.distribution;

/** The command line's entry point. */
public final class Main {
  private Main() {}

  /**
   * Prints the version.
   *
   * @param args the command line, not read yet
   */
  public static void main(String[] args) {
    System.out.println("fascicle 0.1.0");
  }
}

package org.fascicle.distribution.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Java of a page. A block that holds a class is a program of its own. All other blocks are one
 * program, in their order, with what the page hides between {@code <!-- run} and {@code -->}.
 *
 * @param name the page's file name
 * @param programs classes by themselves
 * @param body what is left: statements
 * @param imports blocks of nothing but imports
 */
record GuidePage(String name, List<String> programs, String body, String imports) {
  private static final Pattern BLOCK =
      Pattern.compile("```java\n(.*?)```|<!-- run\n(.*?)-->", Pattern.DOTALL);
  private static final Pattern CLASS = Pattern.compile("^public class (\\w+)", Pattern.MULTILINE);

  static GuidePage read(Path file) throws IOException {
    List<String> programs = new ArrayList<>();
    StringBuilder body = new StringBuilder();
    StringBuilder imports = new StringBuilder();
    Matcher blocks = BLOCK.matcher(Files.readString(file));
    while (blocks.find()) {
      String code = blocks.group(1) == null ? blocks.group(2) : blocks.group(1);
      if (CLASS.matcher(code).find()) {
        programs.add(code);
      } else if (code.lines().allMatch(line -> line.startsWith("import "))) {
        imports.append(code);
      } else {
        body.append(code);
      }
    }
    return new GuidePage(
        String.valueOf(file.getFileName()), programs, body.toString(), imports.toString());
  }

  /** The name of a program's class. */
  static String className(String program) {
    Matcher name = CLASS.matcher(program);
    if (!name.find()) {
      throw new IllegalArgumentException("no class in " + program);
    }
    return name.group(1);
  }
}

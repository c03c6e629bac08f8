def lexer(line):
    return line.split()

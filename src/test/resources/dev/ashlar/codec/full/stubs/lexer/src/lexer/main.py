def lexer(line):
    return None

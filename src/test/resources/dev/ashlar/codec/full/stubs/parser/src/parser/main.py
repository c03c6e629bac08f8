def parser(line):
    return None

"""All functions: the least and the largest number of arguments (None: 255), and what each parameter takes. Locked.

s  one value            a  a sequence: a range or array as a whole
f  as a, and everything inside is calculated element by element
l  the evaluator itself calculates it, and only if it is needed     r  the evaluator itself looks at the reference
The last letter stands for all further parameters.
"""

SIGNATURES = {
    # mathematics
    "ABS": (1, 1, "s"), "INT": (1, 1, "s"), "TRUNC": (1, 2, "ss"), "ROUND": (1, 2, "ss"), "ROUNDUP": (1, 2, "ss"),
    "ROUNDDOWN": (1, 2, "ss"), "CEILING": (1, 2, "ss"), "FLOOR": (1, 2, "ss"), "MOD": (2, 2, "ss"), "POWER": (2, 2, "ss"),
    "SIGN": (1, 1, "s"), "SQRT": (1, 1, "s"), "EXP": (1, 1, "s"), "LN": (1, 1, "s"), "LOG": (1, 2, "ss"), "PI": (0, 0, ""),
    "SUM": (1, None, "a"), "PRODUCT": (1, None, "a"), "SUMPRODUCT": (1, None, "f"), "SUMIF": (2, 3, "asa"),
    # logic
    "AND": (1, None, "a"), "OR": (1, None, "a"), "NOT": (1, 1, "s"), "TRUE": (0, 0, ""), "FALSE": (0, 0, ""),
    "IF": (1, 3, "l"), "IFERROR": (2, 2, "l"), "IFNA": (2, 2, "l"), "CHOOSE": (2, None, "l"),
    # information
    "ISBLANK": (1, 1, "s"), "ISERROR": (1, 1, "s"), "ISNA": (1, 1, "s"), "ISNUMBER": (1, 1, "s"), "ISTEXT": (1, 1, "s"),
    "ISLOGICAL": (1, 1, "s"), "NA": (0, 0, ""),
    # text
    "LEN": (1, 1, "s"), "LEFT": (1, 2, "ss"), "RIGHT": (1, 2, "ss"), "MID": (3, 3, "sss"), "UPPER": (1, 1, "s"),
    "LOWER": (1, 1, "s"), "TRIM": (1, 1, "s"), "CONCATENATE": (1, None, "s"), "REPT": (2, 2, "ss"), "FIND": (2, 3, "sss"),
    "SEARCH": (2, 3, "sss"), "SUBSTITUTE": (3, 4, "ssss"), "EXACT": (2, 2, "ss"), "VALUE": (1, 1, "s"), "TEXT": (2, 2, "ss"),
    # lookup
    "INDEX": (2, 3, "ass"), "MATCH": (2, 3, "sas"), "VLOOKUP": (3, 4, "sass"), "HLOOKUP": (3, 4, "sass"),
    "ROW": (0, 1, "r"), "COLUMN": (0, 1, "r"), "ROWS": (1, 1, "r"), "COLUMNS": (1, 1, "r"),
    # statistics
    "AVERAGE": (1, None, "a"), "COUNT": (1, None, "a"), "COUNTA": (1, None, "a"), "COUNTIF": (2, 2, "as"), "MIN": (1, None, "a"),
    "MAX": (1, None, "a"), "MEDIAN": (1, None, "a"), "STDEV": (1, None, "a"), "VAR": (1, None, "a"), "LARGE": (2, 2, "as"),
    "SMALL": (2, 2, "as"),
    # dates
    "DATE": (3, 3, "sss"), "YEAR": (1, 1, "s"), "MONTH": (1, 1, "s"), "DAY": (1, 1, "s"), "WEEKDAY": (1, 2, "ss"),
    "TODAY": (0, 0, ""), "EDATE": (2, 2, "ss"), "EOMONTH": (2, 2, "ss"), "DAYS": (2, 2, "ss"),
}

TOKEN_KINDS = ['number', 'plus']

import json, sys

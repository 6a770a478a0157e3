"""Asks a real client which account it uses: `python ask.py MODULE`. A question is a line of JSON on stdin, its answer a line on stdout.

The module loads the client once. Each question is asked in a child of this process, so that none sees what another left.
"""
import importlib
import json
import os
import sys

import container


def main():
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # the output of a library is no answer
    client = importlib.import_module(sys.argv[1])
    for line in sys.stdin:
        print(ask_in_a_child(client, json.loads(line)), file=answers, flush=True)


def ask_in_a_child(client, question):
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with os.fdopen(writing, "w") as answer:
            json.dump(ask(client, question), answer)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        text = answer.read()
    os.waitpid(child, 0)
    return text or json.dumps({"kind": "fault", "why": "the client died"})


def ask(client, question):
    try:
        container.enter(question)
    except OSError as fault:
        return {"kind": "not_started", "why": str(fault)}
    try:
        return {"kind": "accounts", "accounts": client.accounts(question)}
    except Exception as fault:  # a client may fail before it reads any connection
        return {"kind": "fault", "why": type(fault).__name__}


main()

"""Runs a notebook's cells in a real Deno kernel and stores their outputs in it.

    deno jupyter --install
    python3 execute_notebook.py published_chain.ipynb

Needs Debian's python3-jupyter-client. What differs between identical runs, such
as identifiers of displays, is left out.
"""

import json
import os
import sys

from jupyter_client.manager import start_new_kernel

path = sys.argv[1]
with open(path, encoding="utf-8") as file:
    notebook = json.load(file)

manager, client = start_new_kernel(
    kernel_name="deno",
    startup_timeout=300,
    cwd=os.path.dirname(os.path.abspath(path)),
    env={**os.environ, "NO_COLOR": "1"},
)
failed = False
number = 0
for cell in notebook["cells"]:
    if cell["cell_type"] != "code" or failed:
        continue
    number += 1
    outputs = []

    def keep(message):
        global failed
        kind, content = message["msg_type"], message["content"]
        if kind == "stream":
            last = outputs[-1] if outputs else {}
            if last.get("name") == content["name"]:
                last["text"] += content["text"]
            else:
                outputs.append(
                    {
                        "output_type": "stream",
                        "name": content["name"],
                        "text": content["text"],
                    }
                )
        elif kind in ("display_data", "execute_result"):
            if not content["data"]:
                return
            output = {
                "output_type": kind,
                "data": content["data"],
                "metadata": content.get("metadata", {}),
            }
            if kind == "execute_result":
                output["execution_count"] = number
            outputs.append(output)
        elif kind == "error":
            failed = True
            print("\n".join(content["traceback"]), file=sys.stderr)

    client.execute_interactive(
        "".join(cell["source"]),
        timeout=900,
        output_hook=keep,
        store_history=True,
    )
    cell["execution_count"] = number
    cell["outputs"] = outputs
client.stop_channels()
manager.shutdown_kernel(now=True)
if failed:
    sys.exit(1)
with open(path, "w", encoding="utf-8") as file:
    json.dump(notebook, file, indent=1, ensure_ascii=False)
    file.write("\n")

"""The pages as a web server gives them, and a page of another origin that frames one of them."""

import functools
import http.server
import threading

# What the framing page has heard a while after the framed one was there.
HEARD = """
const done = arguments[arguments.length - 1], frame = document.querySelector("iframe");
const end = () => setTimeout(() => done(heard), 500);
if (loaded) end(); else frame.addEventListener("load", end);
"""
FRAMING = """<!DOCTYPE html><script>
var heard = [], loaded = false;
addEventListener("message", event => heard.push(event.data));
</script><iframe src="{}" onload="loaded = true"></iframe>"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        # Browsers ask for it unasked.
        if self.path == "/favicon.ico":
            self.send_response(204)
            return self.end_headers()
        return super().do_GET()

    def log_message(self, *_):
        pass


class Served:
    """Two servers while it is open: of the spool, and of the folder of the page that frames."""

    def __init__(self, spool, other):
        self.other, self.servers = other, []
        for folder in (spool, other):
            handler = functools.partial(Quiet, directory=str(folder))
            self.servers.append(http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler))

    def __enter__(self):
        for server in self.servers:
            threading.Thread(target=server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        for server in self.servers:
            server.shutdown()
            server.server_close()

    def page(self, path):
        return f"http://127.0.0.1:{self.servers[0].server_port}/{path}"

    def framed(self, path):
        """The same page in a frame of the other origin: a port of its own makes it one."""
        (self.other / "framing.html").write_text(FRAMING.format(self.page(path)))
        return f"http://127.0.0.1:{self.servers[1].server_port}/framing.html"

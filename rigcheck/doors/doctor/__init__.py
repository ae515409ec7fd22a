"""`rigcheck doctor care` and `rigcheck doctor roster`: is this site set up as docs/operate/one-afternoon.md asks?

Each step of that page has its checks here. A check says what it found; where something is not right also why that
matters and what to do. It changes nothing, and sends nothing but one request to the site's own address and a greeting
to its mail server.
"""

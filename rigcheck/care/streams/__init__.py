"""Live updates: something happened on a channel, go and look.

Whoever publishes calls `actions.publish` inside the transaction of whatever happened. A channel is 32 bytes, the
SHA-256 of a capability (`queries.channel`); whoever holds the capability may listen, nobody else can, and the table
does not tell who that is. A page listens with `web/static/shell/stream.js`. An event says little or nothing ("look",
and a number): the box is what counts, the event only says when to read it. It lives 15 minutes.
"""

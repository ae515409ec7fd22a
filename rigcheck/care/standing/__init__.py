"""How somebody comes to be a peer or a chaplain here, stays in date, is looked after, and leaves."""

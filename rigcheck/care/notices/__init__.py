"""Telling somebody outside the site that there is something: fixed texts without content, under a neutral name.

There is no table of addresses: each job carries the address it goes to, sealed to the notifier's key, whose private
half lies in the keybox. A supporter's number is known by its digest alone, and so is a message that came in.
"""

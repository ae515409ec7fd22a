"""Calls for backup under measurement: a site with supporters, a clock that runs fast, processes to be killed."""

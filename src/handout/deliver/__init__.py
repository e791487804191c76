"""The only stage that speaks to another machine: one test message, to one address, by one mail server."""

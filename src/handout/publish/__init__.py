"""The only stage that writes: finished files, each of them whole or not there at all."""

"""The walk through time: dated events, the sentences in custody at each, and how each event changes them."""

"""What stands between the network and the pages: who asks, from where, how much, and what the answer may load."""

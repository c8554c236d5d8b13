"""Keys of the node."""

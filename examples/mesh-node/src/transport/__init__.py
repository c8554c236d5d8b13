"""How bytes reach a neighbour."""

"""Links to the neighbours, and the choice between them."""

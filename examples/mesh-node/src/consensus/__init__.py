"""Agreement on the route table between the nodes of a mesh."""

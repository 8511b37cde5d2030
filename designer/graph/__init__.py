"""The drawing as data: nodes, edges, edits, rules and layout; standard library only."""

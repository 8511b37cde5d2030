"""Everything that needs Keras; it runs in child processes and never imports Qt."""

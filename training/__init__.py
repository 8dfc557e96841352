"""How the embedded pipeline was made: reading the treebanks, training, export, evaluation."""

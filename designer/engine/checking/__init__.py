"""What is wrong with a drawing, its data and its training, found before anything is trained."""

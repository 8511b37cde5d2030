"""What is carried out by engine processes for windows and commands alike: experiments, searches, and their workers."""

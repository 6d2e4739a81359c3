"""What a peer challenge is: plain Python, standard library only, no input or output."""

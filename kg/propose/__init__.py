"""What a sentence may say of acts, with scores. Never knows whether it is so, nor when."""

"""Intake: bytes of copy, issue, layout and press files in, the model's values out, with every fault found on the way."""

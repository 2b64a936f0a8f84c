"""Delivery: what was proofed goes to the print shop, under the shop's names, with a ticket, and is remembered."""

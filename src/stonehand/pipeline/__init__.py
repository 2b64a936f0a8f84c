"""The stages in order. Nothing else knows them all: copy goes in at the top, press files and a report come out at the foot."""

"""The doorman: parse the command line, call the pipeline, show what it found, set the exit code; nothing else."""

"""What the reader is worth: one module for each evaluation, run as `python -m evals.NAME`. Not in the wheel."""

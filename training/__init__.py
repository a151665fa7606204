"""Recipes that make the weights. Never in the wheel."""

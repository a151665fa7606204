"""Forecasts and claims held to what happened: the docket, its answers, cases, grades and disagreements."""

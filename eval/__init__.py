"""Measure how good the answers are: question sets, metrics, runs, comparison and the gate."""

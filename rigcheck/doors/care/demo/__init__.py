"""Demonstration data for care: fictional people with a year behind them, written by the real code."""

"""Peer Team: the offline desktop application for peer challenge teams."""

__version__ = "0.1.0"

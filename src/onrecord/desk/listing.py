"""Lists as they are shown: what the edge needs of publishing."""

from onrecord.publish.listing import Column, Row, csv_lines, json_lines_of_array, print_listing

__all__ = ["Column", "Row", "csv_lines", "json_lines_of_array", "print_listing"]

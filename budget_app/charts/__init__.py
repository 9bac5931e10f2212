"""Charts: pure functions from chart points to a matplotlib Figure, for the window and the print alike.

asks.asks_figure, frontier.frontier_figure   a chart drawn on a Paper
paper.Paper                                  size, theme and text size of a chart
export.to_svg                                a figure as vectors, the same bytes for the same figure

What must not live here: figures that are reckoned, sentences, Qt, pyplot. matplotlib takes a third of a second to load:
whoever opens a window imports this package after the first window is painted.
"""

"""What the program carries along: fonts, icons, style, templates and the sample round. Data only, no code."""

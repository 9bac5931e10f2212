"""The dialog that brings a sheet's lines in, and the errand that opens it."""

"""What Material for MkDocs lacks for everyone to use it: mends of its HTML, a style sheet and two small scripts."""

"""A static-site course generator: Markdown lessons and YAML quizzes in, self-checking pages out."""

__version__ = "0.1.0"

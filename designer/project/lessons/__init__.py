"""Lessons: guided tours that teachers write as Markdown, and the checks their steps are made of."""

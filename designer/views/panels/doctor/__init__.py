"""The place where the doctor speaks."""

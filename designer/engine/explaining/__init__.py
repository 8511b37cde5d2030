"""Why a run's model says what it says: of one row, and of many."""
